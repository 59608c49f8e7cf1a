using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Usage;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Reads what was rolled up.</summary>
internal sealed class UsageEnquiries(IDbContextFactory<PortalDbContext> contexts) : IUsage
{
    public async Task<UsageDays> OfAsync(long? accountId, DateOnly first, DateOnly last, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (from, to) = (first.DayNumber, last.DayNumber);
        var rows = await db.Usage.AsNoTracking()
            .Where(row => (accountId == null || row.AccountId == accountId) && row.Day >= from && row.Day <= to)
            .OrderByDescending(row => row.Day).ThenByDescending(row => row.Pushes).ThenBy(row => row.AccountId).ThenBy(row => row.ContentType)
            .ToListAsync(ct);
        var next = await db.Settings.AsNoTracking().SingleOrDefaultAsync(setting => setting.Name == SettingRow.UsageHour, ct);
        return new UsageDays(
            rows.ConvertAll(row => new UsageLine(row.AccountId, DateOnly.FromDayNumber(row.Day), row.ContentType, row.Submissions, row.Pushes, row.Segments)),
            next is null ? null : DateTimeOffset.FromUnixTimeSeconds(next.Value * 3600));
    }
}
