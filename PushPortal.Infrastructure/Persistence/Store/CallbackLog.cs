using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What became of notifications, in the message path's database: telling them again goes by its writer.</summary>
internal sealed class CallbackLog(PushStore store, IDbContextFactory<PortalDbContext> contexts, IAccountDirectory accounts) : ICallbackLog, IDisposable
{
    private readonly ReadStatements _reads = new(store.Database);

    public Task<UntoldPage> PageAsync(UntoldFilter filter, PageEdge<CallbackPosition>? edge, int limit, CancellationToken ct)
    {
        var isBack = edge?.IsBefore == true;
        var (first, last) = Bounds(filter);
        var at = edge?.At ?? new CallbackPosition(DateTimeOffset.MaxValue, new CallbackId(long.MaxValue, int.MaxValue));
        (first, last) = isBack ? (Math.Max(first, at.EventAt.UtcTicks), last) : (first, Math.Min(last, at.EventAt.UtcTicks));
        SqlValue[] values = [first, last, filter.Authority, Flag(filter.Skipped), at.EventAt.UtcTicks, at.Id.TransactionId, at.Id.Run, limit + 1];
        var rows = filter.AccountId is { } account
            ? _reads.Ask(isBack ? UntoldSql.PageBeforeOfAccountSql : UntoldSql.PageOfAccountSql, UntoldSql.Read, [.. values, account])
            : _reads.Ask(isBack ? UntoldSql.PageBeforeSql : UntoldSql.PageSql, UntoldSql.Read, values);
        var page = ListPage.Of(rows, limit, edge);
        return Task.FromResult(new UntoldPage(page.Rows, page.HasNext ? page.Rows[^1].Position : null, page.HasPrevious ? page.Rows[0].Position : null));
    }

    public Task<int> CountAsync(UntoldFilter filter, int most, CancellationToken ct)
    {
        var (first, last) = Bounds(filter);
        SqlValue[] values = [first, last, filter.Authority, Flag(filter.Skipped), most];
        return Task.FromResult(filter.AccountId is { } account
            ? _reads.Ask(UntoldSql.CountOfAccountSql, ReadCount, [.. values, account])
            : _reads.Ask(UntoldSql.CountSql, ReadCount, values));
    }

    public async Task<long?> FirstWaitingAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // In the order of the index of what is due.
        return await db.Notifications.Where(row => row.DueAt != null)
            .OrderBy(row => row.Authority).ThenBy(row => row.DueAt).ThenBy(row => row.TransactionId).ThenBy(row => row.Run)
            .Select(row => (long?)row.TransactionId).FirstOrDefaultAsync(ct);
    }

    public Task<IReadOnlyList<CallbackPosition>> OldestAsync(UntoldFilter filter, CallbackPosition? after, int limit, CancellationToken ct)
    {
        var (first, last) = Bounds(filter);
        var from = after ?? new CallbackPosition(DateTimeOffset.MinValue, default);
        first = Math.Max(first, from.EventAt.UtcTicks);
        SqlValue[] values = [first, last, filter.Authority, Flag(filter.Skipped), from.EventAt.UtcTicks, from.Id.TransactionId, from.Id.Run, limit];
        return Task.FromResult<IReadOnlyList<CallbackPosition>>(filter.AccountId is { } account
            ? _reads.Ask(UntoldSql.OldestOfAccountSql, UntoldSql.ReadPositions, [.. values, account])
            : _reads.Ask(UntoldSql.OldestSql, UntoldSql.ReadPositions, values));
    }

    public Task<IReadOnlyList<ResendOutcome>> ResendAsync(IReadOnlyList<CallbackId> ids, ResendAsk ask, CancellationToken ct) =>
        store.Writer.RunAsync(new ResendOperation(ids, ask, account => accounts.Find(account)?.Callbacks));

    public async Task<IReadOnlyList<ToldHour>> HoursAsync(long? accountId, int hours, DateTimeOffset now, CancellationToken ct)
    {
        var range = new TrafficRange(TimeSpan.FromHours(1), hours);
        var start = range.StartAt(now);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sums = (await db.Traffic(accountId, range, start).ToListAsync(ct)).ToDictionary(sum => (sum.Step, sum.Kind), sum => sum.Sum);
        return [.. Enumerable.Range(0, hours).Select(hour => new ToldHour(
            start + (range.Step * hour),
            sums.GetValueOrDefault((hour, CountKind.Told)),
            sums.GetValueOrDefault((hour, CountKind.GivenUp)),
            sums.GetValueOrDefault((hour, CountKind.Skipped))))];
    }

    public void Dispose() => _reads.Dispose();

    /// <summary>The first and the last final state, in ticks.</summary>
    private static (long First, long Last) Bounds(UntoldFilter filter) => (filter.From?.UtcTicks ?? 0, filter.To is { } end ? end.UtcTicks - 1 : long.MaxValue);

    private static int? Flag(bool? value) => value is { } holds ? holds ? 1 : 0 : null;

    private static int ReadCount(SqlRows rows) => rows.Read() ? rows.GetInt32(0) : 0;
}
