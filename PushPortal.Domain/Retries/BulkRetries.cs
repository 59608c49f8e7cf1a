using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Domain.Retries;

/// <summary>
/// Retries many failed transactions at once. A plan is made first, which says what would happen and changes nothing; started, it is carried out behind the message
/// path at its rate, and can be paused, resumed and cancelled. Each new run is stored in one commit with its outcome, so a restart goes on and doubles nothing.
/// </summary>
public sealed class BulkRetries(IBulkRetryStore store, IPushStore pushes, IPushEnquiries enquiries, IdSequence ids, BulkRetrySignal work, PpgPolicy ppg, BulkRetryPolicy policy, TimeProvider clock)
{
    private const int Batch = 1000;

    public BulkRetryPolicy Policy => policy;

    /// <summary>Fixes which transactions a bulk retry would have, and says what would become of each kind.</summary>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public async Task<BulkRetryPlanned> PlanAsync(BulkRetryAsk ask, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (PushRules.AgainstNewEnd(ask.DeliverBefore, ppg, now) is { } why)
        {
            return new BulkRetryPlanned.Refused(why);
        }

        var kinds = ask.Filter is { } filter ? await enquiries.FailureGroupsAsync(filter, ct) : [];
        var found = ask.TransactionIds.Count + kinds.Sum(kind => kind.Count);
        if (found > policy.MostTransactions)
        {
            return new BulkRetryPlanned.TooMany(found, policy.MostTransactions);
        }

        var plan = new BulkRetry
        {
            Id = ids.Next(),
            OwnerId = ask.OwnerId,
            By = ask.By,
            Filter = ask.Filter,
            PlannedAt = now,
            DeliverBefore = ask.DeliverBefore,
            Rate = policy.DefaultRate,
        };
        await store.AddAsync(plan, ct);
        var sums = new PlanSums();
        await foreach (var transactions in ChosenAsync(ask, kinds, now, ct))
        {
            var erased = await enquiries.ErasedAsync([.. transactions.Select(transaction => transaction.PushId)], ct);
            var items = transactions.Select(transaction => sums.Add(transaction, OutcomeOf(transaction, erased.Contains(transaction.PushId), ask.DeliverBefore, now))).ToList();
            await store.AddItemsAsync(plan.Id, items, ct);
        }

        if (sums.Counts.All == 0)
        {
            await store.UpdateAsync(plan with { Status = BulkRetryStatus.Cancelled, EndedAt = now }, BulkRetryStatus.Planning, ct);
            return new BulkRetryPlanned.Nothing();
        }

        plan = plan with { Status = BulkRetryStatus.Planned, Counts = sums.Counts, Kinds = sums.Kinds() };
        await store.UpdateAsync(plan, BulkRetryStatus.Planning, ct);
        return new BulkRetryPlanned.Made(plan);
    }

    /// <summary>One that the account may see; null when there is none.</summary>
    /// <param name="ownerId">Null for staff, who see all.</param>
    public async Task<BulkRetry?> FindAsync(long id, long? ownerId, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } found && (ownerId is null || found.OwnerId == ownerId) ? found : null;

    public Task<IReadOnlyList<BulkRetry>> PageAsync(long? ownerId, PageEdge<long>? edge, int limit, CancellationToken ct) => store.PageAsync(ownerId, edge, limit, ct);

    /// <summary>Its transactions; of one that the account may see.</summary>
    public Task<IReadOnlyList<BulkRetryItem>> ItemsAsync(BulkRetry retry, BulkRetryOutcome? outcome, PageEdge<long>? edge, int limit, CancellationToken ct) =>
        store.ItemsAsync(retry.Id, outcome, edge, limit, ct);

    /// <summary>Begins to carry out a plan. Answers why not; null when it runs.</summary>
    /// <param name="rate">Transactions a second, 1 to <see cref="BulkRetryPolicy.HighestRate"/>.</param>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public Task<string?> StartAsync(BulkRetry plan, string by, string reason, int rate, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, policy.HighestRate);
        var now = clock.GetUtcNow();
        return plan.Status != BulkRetryStatus.Planned ? Task.FromResult<string?>("it was started or ended before")
            : plan.Counts.Waiting == 0 ? Task.FromResult<string?>("none of its transactions can be retried")
            : now - plan.PlannedAt > policy.PlanLifetime ? Task.FromResult<string?>("the plan is too old; make a new one")
            : PushRules.AgainstNewEnd(plan.DeliverBefore, ppg, now) is { } why ? Task.FromResult<string?>(why)
            : MoveAsync(plan with { Status = BulkRetryStatus.Running, ChangedBy = by, Reason = reason, Rate = rate, StartedAt = now }, BulkRetryStatus.Planned, ct);
    }

    /// <inheritdoc cref="StartAsync"/>
    public Task<string?> PauseAsync(BulkRetry retry, string by, CancellationToken ct) => retry.Status != BulkRetryStatus.Running
        ? Task.FromResult<string?>("it is not running")
        : MoveAsync(retry with { Status = BulkRetryStatus.Paused, ChangedBy = by }, BulkRetryStatus.Running, ct);

    /// <inheritdoc cref="StartAsync"/>
    public Task<string?> ResumeAsync(BulkRetry retry, string by, CancellationToken ct) => retry.Status != BulkRetryStatus.Paused
        ? Task.FromResult<string?>("it is not paused")
        : MoveAsync(retry with { Status = BulkRetryStatus.Running, ChangedBy = by }, BulkRetryStatus.Paused, ct);

    /// <summary>Ends it: what waits is not retried; what was retried goes on. Answers why not; null when it has ended.</summary>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public Task<string?> CancelAsync(BulkRetry retry, string by, CancellationToken ct) => retry.Status is BulkRetryStatus.Cancelled or BulkRetryStatus.Finished
        ? Task.FromResult<string?>("it has ended")
        : MoveAsync(retry with { Status = BulkRetryStatus.Cancelled, ChangedBy = by, EndedAt = clock.GetUtcNow() }, retry.Status, ct);

    internal static BulkRetryOutcome OutcomeOf(Transaction transaction, bool contentErased, DateTimeOffset? deliverBefore, DateTimeOffset now) =>
        PushRules.AgainstRetryEver(transaction, contentErased) is not null ? BulkRetryOutcome.NotRetryable
        : PushRules.NeedsNewEnd(transaction, now) && deliverBefore is null ? BulkRetryOutcome.DeadlinePassed
        : BulkRetryOutcome.Waiting;

    private async Task<string?> MoveAsync(BulkRetry changed, BulkRetryStatus from, CancellationToken ct)
    {
        if (!await store.UpdateAsync(changed, from, ct))
        {
            return "it changed while this was asked";
        }

        work.Wake();
        return null;
    }

    private async IAsyncEnumerable<IReadOnlyList<Transaction>> ChosenAsync(
        BulkRetryAsk ask, IReadOnlyList<FailureGroup> kinds, DateTimeOffset now, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var chosen in ask.TransactionIds.Distinct().Chunk(Batch))
        {
            var found = await pushes.FindAsync(chosen, ct);
            yield return [.. found.Select(due => due.Transaction).Where(transaction => transaction.State.IsFailed() && (ask.OwnerId is null || transaction.AccountId == ask.OwnerId))];
        }

        if (ask.Filter is { } filter && (filter.Expiry is not null || filter.Link is not null))
        {
            await foreach (var failed in ListedAsync(filter, ct))
            {
                yield return failed;
            }

            yield break;
        }

        // What fails while the plan is made, in an hour that is counted already, may make it more than was counted.
        var listed = 0;
        foreach (var kind in kinds)
        {
            FailurePosition? after = null;
            while (true)
            {
                var failed = await store.FailedAsync(ask.Filter!, kind, now, after, Batch, ct);
                if (failed.Count == 0)
                {
                    break;
                }

                yield return failed;
                if ((listed += failed.Count) > policy.MostTransactions)
                {
                    yield break;
                }

                after = new FailurePosition(failed[^1].UpdatedAt, failed[^1].Id);
            }
        }
    }

    /// <summary>Those that expire, and those of a link, as they are listed: no kind is in that order.</summary>
    private async IAsyncEnumerable<IReadOnlyList<Transaction>> ListedAsync(FailureFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var listed = 0;
        FailurePosition? after = null;
        do
        {
            var page = await enquiries.FailuresAsync(filter, after, Batch, ct);
            yield return [.. page.Rows.Select(row => row.Transaction)];
            listed += page.Rows.Count;
            after = page.Next;
        }
        while (after is not null && listed <= policy.MostTransactions);
    }
}
