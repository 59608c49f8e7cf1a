using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Domain.Retries;

/// <summary>Carries out bulk retries, a piece at a time.</summary>
public sealed class BulkRetryRunner(
    IBulkRetryStore store, IPushStore pushes, IdSequence ids, TransactionAnnouncer announcer, TransactionSignal work, PpgPolicy ppg, TimeProvider clock)
{
    /// <summary>How often a piece is done.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<long, RunningRetry> _runs = [];

    /// <summary>Does a piece of each that is running. Answers whether any is.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var running = await store.RunningAsync(ct);
        foreach (var retry in running)
        {
            await StepAsync(retry, ct);
        }

        foreach (var ended in _runs.Keys.Except(running.Select(retry => retry.Id)).ToList())
        {
            _runs.Remove(ended);
        }

        return running.Count > 0;
    }

    private async Task StepAsync(BulkRetry retry, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!_runs.TryGetValue(retry.Id, out var run))
        {
            _runs.Add(retry.Id, run = new RunningRetry(now - Beat));
        }

        if (run.Piece(retry.Rate, now) is not (> 0 and var piece))
        {
            return;
        }

        var items = await store.ItemsAsync(retry.Id, BulkRetryOutcome.Waiting, run.Position, piece, ct);
        var found = (await pushes.FindAsync([.. items.Select(item => item.TransactionId)], ct)).ToDictionary(due => due.Transaction.Id);
        var steps = items.Select(item => Step(retry, item, found.TryGetValue(item.TransactionId, out var due) ? due : null, now)).ToList();
        if (await store.TakeStepsAsync(retry.Id, steps, now, ct) is not { } opened)
        {
            return;
        }

        if (items.Count > 0)
        {
            run.Position = items[^1].TransactionId;
        }

        for (var at = 0; at < steps.Count; at++)
        {
            if (opened[at])
            {
                announcer.Announce(steps[at].Change!.After, found[steps[at].TransactionId].Push);
            }
        }

        work.Wake();
    }

    private BulkRetryStep Step(BulkRetry retry, BulkRetryItem item, DueTransaction? due, DateTimeOffset now)
    {
        if (due is not { } found || found.Transaction.Version != item.Version)
        {
            return new BulkRetryStep(item.TransactionId, null, BulkRetryOutcome.Changed);
        }

        // Time has passed since the plan was made.
        var outcome = BulkRetries.OutcomeOf(found.Transaction, retry.DeliverBefore > now ? retry.DeliverBefore : null, now);
        if (outcome != BulkRetryOutcome.Waiting)
        {
            return new BulkRetryStep(item.TransactionId, null, outcome);
        }

        var by = $"{retry.ChangedBy ?? retry.By} ({PublicId.Format(PublicId.BulkRetry, retry.Id)})";
        return new BulkRetryStep(item.TransactionId, found.After(PushRules.Retry(found.Transaction, by, retry.DeliverBefore, ppg, now), now, ids.Next), BulkRetryOutcome.Retried);
    }
}
