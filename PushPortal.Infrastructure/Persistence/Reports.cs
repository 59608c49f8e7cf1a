using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Reports;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Makes reports of the counts.</summary>
internal sealed class Reports(IDbContextFactory<PortalDbContext> contexts, IAccountDirectory accounts) : IReports
{
    public async Task<IReadOnlyList<ReportLine>> ByAccountAsync(ReportRange range, long? accountId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sums = await db.ReportByAccount(range, accountId).ToListAsync(ct);
        return Lines(
            from sum in sums
            group sum by (sum.Day, sum.AccountId) into line
            select new ReportLine(range.Days[line.Key.Day], NameOf(line.Key.AccountId), FiguresOf(line.ToDictionary(sum => sum.Kind, sum => sum.Sum), CountKind.Accepted)));
    }

    public async Task<IReadOnlyList<ReportLine>> ByLinkAsync(ReportRange range, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sums = await db.ReportByLink(range).ToListAsync(ct);
        return Lines(
            from sum in sums
            group sum by (sum.Day, sum.Link) into line
            select new ReportLine(range.Days[line.Key.Day], line.Key.Link, FiguresOf(line.ToDictionary(sum => sum.Kind, sum => sum.Sum), accepted: null)));
    }

    /// <summary>What only waited, or was told, in the day is no traffic of it.</summary>
    private static List<ReportLine> Lines(IEnumerable<ReportLine> lines) =>
    [
        .. lines.Where(line => line.Figures.Pushes + line.Figures.Delivered + line.Figures.Failed > 0)
            .OrderByDescending(line => line.Day.Day).ThenByDescending(line => line.Figures.Pushes).ThenBy(line => line.Of, StringComparer.Ordinal),
    ];

    /// <param name="accepted">The kind that counts what was accepted; null where all that ended is meant.</param>
    private static ReportFigures FiguresOf(Dictionary<int, long> sums, int? accepted)
    {
        var delivered = Of((int)TransactionState.Delivered);
        var failed = Enum.GetValues<TransactionState>().Where(state => state.IsFailed()).Sum(state => Of((int)state));
        return new ReportFigures(
            accepted is { } kind ? Of(kind) : delivered + failed,
            Of(CountKind.Segments),
            delivered,
            failed,
            Of((int)TransactionState.Expired),
            new DeliveryTimes([.. Enumerable.Range(CountKind.DeliveryTime, DeliveryTimes.Bounds.Count + 1).Select(Of)]));

        long Of(int kind) => sums.GetValueOrDefault(kind);
    }

    /// <summary>An account's traffic outlives it by the retention time.</summary>
    private string NameOf(long accountId) => accounts.Find(accountId)?.Code ?? string.Create(CultureInfo.InvariantCulture, $"#{accountId}");
}
