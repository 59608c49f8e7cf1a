using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Answers questions about pushes by reading, apart from the message path's writer.</summary>
internal sealed class PushEnquiries(IDbContextFactory<PortalDbContext> contexts, ILookupTables lookups, TimeProvider clock) : IPushEnquiries
{
    public async Task<PushPage> PageAsync(PushFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var forward = filter.Before is null;
        var (rows, end) = await new PushSearch(db, lookups, filter).ReadAsync(filter.Limit + 1, ct);
        var more = rows.Count > filter.Limit;
        rows = rows.Take(filter.Limit).OrderByDescending(push => push.Id).ToList();
        if (rows.Count == 0 && end is null)
        {
            return PushPage.Empty;
        }

        // Of a page without a row the cursors are those that it was asked by: the other way everything is there again.
        long? next = forward ? (more ? rows[^1].Id : end) : rows.Count > 0 ? rows[^1].Id : filter.Before + 1;
        long? previous = !forward ? (more ? rows[0].Id : end - 1) : filter.After is null ? null : rows.Count > 0 ? rows[0].Id : filter.After - 1;
        return new PushPage(await db.TaggedAsync(rows.ConvertAll(RowMapping.Summary), ct), next, previous) { LookedTo = end is { } looked ? IdSequence.MadeAt(looked) : null };
    }

    public async Task<PushCounts> CountAsync(PushFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (low, high) = (filter with { After = null, Before = null }).Range();
        return await db.CountAsync(filter.AccountId, low, high, ct);
    }

    public async Task<PushDetails?> FindPushAsync(long id, long? accountId, int transactions, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var read = await db.Pushes.AsNoTracking()
            .Where(push => push.Id == id && (accountId == null || push.AccountId == accountId))
            .Select(push => new { Row = push, CopyOf = db.PushCopies.Where(copy => copy.CopyId == push.Id).Select(copy => (long?)copy.OriginalId).FirstOrDefault() })
            .FirstOrDefaultAsync(ct);
        if (read is null)
        {
            return null;
        }

        var row = read.Row;
        var summary = RowMapping.Summary(row);
        var last = LastOf(id, row.Recipients);
        var found = await db.Transactions.AsNoTracking()
            .Where(transaction => transaction.Id > id && transaction.Id <= last && transaction.PushId == id)
            .OrderBy(transaction => transaction.Id)
            .Take(transactions)
            .ToListAsync(ct);
        var tags = await db.PushTags.AsNoTracking().Where(tag => tag.PushId == id).Select(tag => tag.Tag).ToListAsync(ct);
        tags.Sort(StringComparer.Ordinal);
        return new PushDetails(summary with { Push = summary.Push with { CopyOf = read.CopyOf, Tags = tags } }, found.ConvertAll(RowMapping.Transaction));
    }

    public async Task<IReadOnlyList<PushDetails>> DetailsAsync(IReadOnlyList<PushSummary> pushes, int transactions, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = pushes.Select(summary => summary.Push.Id).ToList();
        // A push's transactions follow it by their ids, each at a fixed distance.
        var shown = pushes.SelectMany(summary => Enumerable.Range(1, Math.Min(summary.Push.Recipients, transactions)).Select(at => summary.Push.Id + (at * (long)IdSequence.Stride))).ToList();
        var found = await db.Transactions.AsNoTracking().Where(transaction => EF.Parameter(shown).Contains(transaction.Id)).ToListAsync(ct);
        var originals = await db.PushCopies.AsNoTracking().Where(copy => EF.Parameter(ids).Contains(copy.CopyId)).ToDictionaryAsync(copy => copy.CopyId, copy => copy.OriginalId, ct);
        var byPush = found.OrderBy(transaction => transaction.Id).ToLookup(transaction => transaction.PushId, RowMapping.Transaction);
        return [.. pushes.Select(summary => new PushDetails(
            originals.TryGetValue(summary.Push.Id, out var original) ? summary with { Push = summary.Push with { CopyOf = original } } : summary, [.. byPush[summary.Push.Id]]))];
    }

    public async Task<IReadOnlyList<PushSummary>> CopiesAsync(long pushId, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var copies = db.PushCopies.Where(copy => copy.OriginalId == pushId).OrderBy(copy => copy.CopyId).Take(limit);
        var rows = await copies.Join(db.Pushes.AsNoTracking(), copy => copy.CopyId, push => push.Id, (_, push) => push).OrderBy(push => push.Id).ToListAsync(ct);
        return rows.ConvertAll(RowMapping.Summary);
    }

    public async Task<TransactionDetails?> FindTransactionAsync(long id, long? accountId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Transactions.AsNoTracking().FirstOrDefaultAsync(transaction => transaction.Id == id && (accountId == null || transaction.AccountId == accountId), ct);
        if (row is null)
        {
            return null;
        }

        var push = RowMapping.Push(await db.Pushes.AsNoTracking().FirstAsync(push => push.Id == row.PushId, ct));
        var transaction = RowMapping.Transaction(row);
        var lines = await db.Timeline.AsNoTracking().Where(line => line.TransactionId == id).OrderBy(line => line.Id).ToListAsync(ct);
        var confirmed = await db.Notifications.AsNoTracking().Where(told => told.TransactionId == id && told.ConfirmedAt != null).ToListAsync(ct);
        return new TransactionDetails(transaction, push, Timeline.Of(push, transaction, lines.ConvertAll(RowMapping.Line), confirmed.Select(told => RowMapping.Confirmation(told, push))));
    }

    public async Task<IReadOnlyList<string>> RecipientsAsync(Push push, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var last = LastOf(push.Id, push.Recipients);
        return await db.Transactions.AsNoTracking()
            .Where(transaction => transaction.Id > push.Id && transaction.Id <= last && transaction.PushId == push.Id)
            .OrderBy(transaction => transaction.Id)
            .Select(transaction => transaction.Recipient)
            .ToListAsync(ct);
    }

    public async Task<long?> FindByInitiatorPushIdAsync(string initiatorPushId, long? accountId, CancellationToken ct)
    {
        var page = await PageAsync(new PushFilter { AccountId = accountId, InitiatorPushId = initiatorPushId, Limit = 1 }, ct);
        return page.Rows.Count == 0 ? null : page.Rows[0].Push.Id;
    }

    public async Task<long?> FindByMessageIdAsync(long messageId, long? accountId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pushes = db.Pushes.AsNoTracking().Where(push => accountId == null || push.AccountId == accountId);
        return await pushes.Where(push => push.Id == messageId || push.Id == db.Parts.Where(part => part.Id == messageId).Select(part => part.PushId).FirstOrDefault())
            .Select(push => (long?)push.Id).SingleOrDefaultAsync(ct);
    }

    public async Task<FailurePage> FailuresAsync(FailureFilter filter, PageEdge<FailurePosition>? edge, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Those that expire, and those of a link, have no counts to be asked: a page of them goes by the kinds that there can be.
        IReadOnlyCollection<FailureKind> kinds = filter is { Expiry: null, Link: null } ? (await GroupsAsync(db, filter, ct)).ConvertAll(group => group.Kind) : filter.Taken();
        return kinds.Count == 0 ? FailurePage.Empty
            : filter.Retryable ? await ErasedFailures.PassedOverAsync(filter, (place, rows) => FailuresAsync(db, filter, kinds, place, rows, ct), edge, limit)
            : await FailuresAsync(db, filter, kinds, edge, limit, ct);
    }

    private static async Task<FailurePage> FailuresAsync(PortalDbContext db, FailureFilter filter, IReadOnlyCollection<FailureKind> kinds, PageEdge<FailurePosition>? edge, int limit, CancellationToken ct)
    {
        var rows = await (
            from transaction in filter.Expiry is { } expiry ? db.ExpiringFailures(filter, expiry, kinds, edge, limit + 1)
                : filter.Link is { } link ? db.LinkFailures(filter, link, kinds, edge, limit + 1)
                : db.Failures(filter, kinds, edge, limit + 1)
            join push in db.Pushes on transaction.PushId equals push.Id
            select new { transaction, push.InitiatorPushId, IsErased = push.ErasedAt != null }).ToListAsync(ct);
        var ordered = filter.Expiry is null
            ? rows.OrderByDescending(row => row.transaction.UpdatedAt).ThenByDescending(row => row.transaction.Id)
            : rows.OrderBy(row => row.transaction.ExpiresAt).ThenBy(row => row.transaction.Id);
        var page = ListPage.Of(ordered.Select(row => new FailedTransaction(RowMapping.Transaction(row.transaction), row.InitiatorPushId, row.IsErased)).ToList(), limit, edge);
        return new FailurePage(page.Rows, page.HasNext ? filter.PositionOf(page.Rows[^1].Transaction) : null, page.HasPrevious ? filter.PositionOf(page.Rows[0].Transaction) : null);
    }

    public async Task<IReadOnlySet<long>> ErasedAsync(IReadOnlyCollection<long> pushIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var asked = pushIds.Distinct().ToList();
        return (await db.Pushes.Where(push => EF.Parameter(asked).Contains(push.Id) && push.ErasedAt != null).Select(push => push.Id).ToListAsync(ct)).ToHashSet();
    }

    public async Task<IReadOnlyList<FailureGroup>> FailureGroupsAsync(FailureFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await GroupsAsync(db, filter, ct);
    }

    public async Task<IReadOnlyList<FailureAccount>> FailureAccountsAsync(FailureFilter filter, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sums = await db.FailureCountsByAccount(filter).ToListAsync(ct);
        return
        [
            .. sums.Where(sum => filter.Takes(CountKind.FailureOf(sum.Kind)))
                .GroupBy(sum => sum.AccountId, (account, kinds) => new FailureAccount(account, kinds.Sum(kind => kind.Sum)))
                .OrderByDescending(account => account.Count).ThenBy(account => account.AccountId)
                .Take(limit),
        ];
    }

    public async Task<IReadOnlyList<TrafficPoint>> TrafficAsync(long? accountId, TrafficRange range, DateTimeOffset end, CancellationToken ct)
    {
        var start = range.StartAt(end);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sums = (await db.Traffic(accountId, range, start).ToListAsync(ct)).ToDictionary(sum => (sum.Step, sum.Kind), sum => sum.Sum);
        return [.. Enumerable.Range(0, range.Steps).Select(step => new TrafficPoint(
            start + (range.Step * step),
            Of(step, CountKind.Accepted),
            Of(step, (int)TransactionState.Delivered),
            Enum.GetValues<TransactionState>().Where(state => state.IsFailed()).Sum(state => Of(step, (int)state)),
            new DeliveryTimes([.. Enumerable.Range(CountKind.DeliveryTime, DeliveryTimes.Bounds.Count + 1).Select(kind => Of(step, kind))])))];

        long Of(int step, int kind) => sums.GetValueOrDefault((step, kind));
    }

    public async Task<PendingCounts> PendingAsync(long? accountId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sums = await db.CountsNow(accountId).ToDictionaryAsync(sum => sum.Kind, sum => sum.Sum, ct);
        return new PendingCounts(
            Enum.GetValues<TransactionStep>().Where(step => step != TransactionStep.None).ToDictionary(step => step, step => sums.GetValueOrDefault(CountKind.Step + (int)step)),
            accountId is null ? (await OldestDueAsync(db, clock.GetUtcNow(), ct))?.At : null);
    }

    public async Task<DueSince?> OldestDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await OldestDueAsync(db, clock.GetUtcNow(), ct);
    }

    /// <summary>By the first entry of each lane in the index of what is due.</summary>
    private static async Task<DueSince?> OldestDueAsync(PortalDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        (long Id, long At)? oldest = null;
        for (byte lane = 0; lane < TransactionRow.SuspendedLane; lane++)
        {
            var wanted = lane;
            var first = await db.Transactions.Where(row => row.Lane == wanted && row.DueAt != null).OrderBy(row => row.DueAt).ThenBy(row => row.Id).Select(row => new { row.Id, row.DueAt }).FirstOrDefaultAsync(ct);
            if (first?.DueAt is { } at && (oldest is null || at < oldest.Value.At))
            {
                oldest = (first.Id, at);
            }
        }

        return oldest is { } found && found.At <= now.UtcTicks ? new DueSince(found.Id, Instant(found.At)) : null;
    }

    /// <summary>A push's transactions follow it by their ids, each at a fixed distance.</summary>
    private static long LastOf(long push, int recipients) => push + (recipients * (long)IdSequence.Stride);

    private static async Task<List<FailureGroup>> GroupsAsync(PortalDbContext db, FailureFilter filter, CancellationToken ct)
    {
        var sums = await (filter.Expiry is { } expiry ? db.ExpiringFailureCounts(filter, expiry)
            : filter.Link is { } link ? db.LinkFailureCounts(filter, link)
            : db.FailureCounts(filter)).ToListAsync(ct);
        return
        [
            .. from sum in sums
               let failure = CountKind.FailureOf(sum.Kind)
               where filter.Takes(failure)
               orderby sum.Sum descending, sum.Kind
               select new FailureGroup(failure.State, failure.Cause, sum.Sum),
        ];
    }
}
