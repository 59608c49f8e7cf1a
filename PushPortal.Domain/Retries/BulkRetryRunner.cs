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

    /// <summary>In one commit, together with what the message path writes.</summary>
    private const int MostAtOnce = 200;

    private readonly Dictionary<long, RunningRetry> _runs = [];

    /// <summary>Does a piece of each that is running. Answers whether any is.</summary>
    /// <exception cref="AggregateException">Some could not be carried on; the others were.</exception>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var running = await store.RunningAsync(ct);
        List<Exception>? failures = null;
        foreach (var retry in running)
        {
            try
            {
                await StepAsync(retry, ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                (failures ??= []).Add(failure);
            }
        }

        foreach (var ended in _runs.Keys.Except(running.Select(retry => retry.Id)).ToList())
        {
            _runs.Remove(ended);
        }

        return failures is null ? running.Count > 0 : throw new AggregateException(failures);
    }

    private async Task StepAsync(BulkRetry retry, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!_runs.TryGetValue(retry.Id, out var run))
        {
            _runs.Add(retry.Id, run = new RunningRetry(now - Beat));
        }

        for (var piece = run.Pace.Take(retry.Rate, now); piece > 0; piece -= MostAtOnce)
        {
            await StepAsync(retry, run, Math.Min(piece, MostAtOnce), ct);
        }
    }

    private async Task StepAsync(BulkRetry retry, RunningRetry run, int piece, CancellationToken ct)
    {
        var items = await store.ItemsAsync(retry.Id, BulkRetryOutcome.Waiting, run.Position, piece, ct);
        if (items.Count == 0)
        {
            await EndAsync(retry, run, ct);
            return;
        }

        var found = (await pushes.FindAsync([.. items.Select(item => item.TransactionId)], ct)).ToDictionary(due => due.Transaction.Id);
        // After the reading: what is stored as of an instant is not to be older than what was read.
        var now = clock.GetUtcNow();
        var steps = items.Select(item => Step(retry, item, found.TryGetValue(item.TransactionId, out var due) ? due : null, now)).ToList();
        if (await store.TakeStepsAsync(retry.Id, steps, now, ct) is not { } opened)
        {
            return;
        }

        run.Position = items[^1].TransactionId;
        for (var at = 0; at < steps.Count; at++)
        {
            if (opened[at])
            {
                announcer.Announce(steps[at].Change!.After, found[steps[at].TransactionId].Push);
            }
        }

        work.Wake();
    }

    /// <summary>Usually its last piece has ended it. Otherwise what it waited for was deleted meanwhile: it is looked for once more from the beginning.</summary>
    private async Task EndAsync(BulkRetry retry, RunningRetry run, CancellationToken ct)
    {
        if (run.Position > 0)
        {
            run.Position = 0;
        }
        else
        {
            await store.UpdateAsync(retry with { Status = BulkRetryStatus.Finished, EndedAt = clock.GetUtcNow() }, BulkRetryStatus.Running, ct);
        }
    }

    private BulkRetryStep Step(BulkRetry retry, BulkRetryItem item, DueTransaction? due, DateTimeOffset now)
    {
        if (due is not { } found || found.Transaction.Version != item.Version)
        {
            return new BulkRetryStep(item.TransactionId, null, BulkRetryOutcome.Changed);
        }

        // Time has passed since the plan was made: also that which the plan itself gave them.
        var outcome = retry.DeliverBefore <= now ? BulkRetryOutcome.DeadlinePassed
            : BulkRetries.OutcomeOf(found.Transaction, found.Push.Erased is not null, retry.DeliverBefore, now);
        if (outcome != BulkRetryOutcome.Waiting)
        {
            return new BulkRetryStep(item.TransactionId, null, outcome);
        }

        var by = $"{retry.ChangedBy ?? retry.By} ({PublicId.Format(PublicId.BulkRetry, retry.Id)})";
        return new BulkRetryStep(item.TransactionId, found.After(PushRules.Retry(found.Transaction, by, retry.DeliverBefore, ppg, now), now, ids.Next), BulkRetryOutcome.Retried);
    }
}
