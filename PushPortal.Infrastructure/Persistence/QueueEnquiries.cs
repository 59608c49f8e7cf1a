using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Reads the queues by the index of what is due, whose lanes are the priorities, the SMSC and what is held.</summary>
internal sealed class QueueEnquiries(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock) : IQueueEnquiries
{
    public async Task<IReadOnlyList<QueueDepth>> DepthsAsync(int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var depths = new List<QueueDepth>();
        foreach (var stage in (QueueStage[])[QueueStage.Due, QueueStage.Later])
        {
            foreach (var priority in Enum.GetValues<Priority>())
            {
                var rows = InLane(db, stage, (byte)priority, now);
                depths.Add(await DepthAsync(rows, most, ct) with { Stage = stage, Priority = priority });
            }
        }

        var atSmsc = InLane(db, QueueStage.AtSmsc, TransactionRow.SuspendedLane, now);
        // When its answer is due says nothing of how long one is there: an answer that does not come is waited for longer, again and again.
        var since = await atSmsc.OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(most).Select(row => (long?)row.UpdatedAt).MinAsync(ct);
        depths.Add(await DepthAsync(atSmsc, most, ct) with { Stage = QueueStage.AtSmsc, Oldest = Instant(since) });
        var held = InLane(db, QueueStage.Held, TransactionRow.HeldLane, now);
        var heldSince = await held.OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(most).Select(row => (long?)row.UpdatedAt).MinAsync(ct);
        depths.Add(await DepthAsync(held, most, ct) with { Stage = QueueStage.Held, Oldest = Instant(heldSince) });
        return depths;
    }

    public async Task<QueueDepth> ReceiptDepthAsync(int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var count = await db.Receipts.OrderBy(row => row.AccountId).ThenBy(row => row.Id).Take(most + 1).CountAsync(ct);
        // An account's first is its oldest.
        var oldest = count == 0 ? null : await db.Accounts.Select(account => db.Receipts.Where(row => row.AccountId == account.Id).OrderBy(row => row.Id).Select(row => (long?)row.EventAt).FirstOrDefault()).MinAsync(ct);
        return new QueueDepth { Count = Math.Min(count, most), IsMore = count > most, Oldest = Instant(oldest) };
    }

    public async Task<QueuePage> PageAsync(QueueStage stage, Priority? priority, QueuePosition? after, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        IEnumerable<byte> lanes = stage == QueueStage.AtSmsc ? [TransactionRow.SuspendedLane] : stage == QueueStage.Held ? [TransactionRow.HeldLane] : priority is { } only ? [(byte)only] : Enum.GetValues<Priority>().Select(known => (byte)known);
        var found = new List<(TransactionRow Row, string PushId)>();
        foreach (var lane in lanes)
        {
            var rows = InLane(db, stage, lane, now);
            if (after is { DueAt.UtcTicks: var due, TransactionId: var id })
            {
                rows = rows.Where(row => row.DueAt >= due && (row.DueAt > due || row.Id > id));
            }

            var first = rows.OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(limit + 1);
            found.AddRange((await first.Join(db.Pushes, row => row.PushId, push => push.Id, (row, push) => new { row, push.InitiatorPushId }).ToListAsync(ct)).Select(both => (both.row, both.InitiatorPushId)));
        }

        var ordered = found.OrderBy(both => both.Row.DueAt).ThenBy(both => both.Row.Id).Take(limit).ToList();
        return new QueuePage(
            ordered.ConvertAll(both => new QueuedTransaction(RowMapping.Transaction(both.Row), both.PushId)),
            found.Count > limit ? new QueuePosition(Instant(ordered[^1].Row.DueAt!.Value), ordered[^1].Row.Id) : null);
    }

    public async Task<long?> FirstAsync(QueueStage stage, CancellationToken ct) => (await PageAsync(stage, priority: null, after: null, limit: 1, ct)).Rows is [var first, ..] ? first.Transaction.Id : null;

    public async Task<IReadOnlyList<WaitingReceipt>> ReceiptsAsync(int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Receipts.AsNoTracking().OrderBy(row => row.AccountId).ThenBy(row => row.Id).Take(limit).ToListAsync(ct);
        return rows.ConvertAll(row => new WaitingReceipt(row.AccountId, row.TransactionId, (TransactionState)row.State, Instant(row.EventAt)));
    }

    private static IQueryable<TransactionRow> InLane(PortalDbContext db, QueueStage stage, byte lane, DateTimeOffset now)
    {
        var (rows, ticks) = (db.Transactions.AsNoTracking().Where(row => row.Lane == lane && row.DueAt != null), now.UtcTicks);
        return stage switch
        {
            QueueStage.Due => rows.Where(row => row.DueAt <= ticks),
            QueueStage.Later => rows.Where(row => row.DueAt > ticks),
            _ => rows,
        };
    }

    private static async Task<QueueDepth> DepthAsync(IQueryable<TransactionRow> rows, int most, CancellationToken ct)
    {
        var ordered = rows.OrderBy(row => row.DueAt).ThenBy(row => row.Id);
        var first = await ordered.Select(row => row.DueAt).FirstOrDefaultAsync(ct);
        var count = first is null ? 0 : await ordered.Take(most + 1).CountAsync(ct);
        return new QueueDepth { Count = Math.Min(count, most), IsMore = count > most, Oldest = Instant(first) };
    }
}
