using System.Collections.Concurrent;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Work;

namespace PushPortal.Domain.Transactions;

/// <summary>
/// Moves transactions between their row and the SMSC: hands over what is due, whole, and records what the SMSC answers.
/// A suspended transaction is its row and an entry here; it holds no thread and no task.
/// </summary>
public sealed class TransactionDispatcher(
    IPushStore store,
    ISmscLink smsc,
    IdSequence ids,
    IDeliveryFeed feed,
    TransactionSignal work,
    NotificationSignal notifications,
    PpgPolicy policy,
    TimeProvider clock)
{
    private const int Batch = 256;

    private readonly ConcurrentDictionary<long, DueTransaction> _suspended = [];

    /// <summary>Transactions at the SMSC now.</summary>
    public int Suspended => _suspended.Count;

    /// <summary>Hands over again what was at the SMSC when the last process ended. Call once, before the first pass.</summary>
    public async Task RecoverAsync(CancellationToken ct) =>
        await HandOverAgainAsync(await store.OverdueAsync(DateTimeOffset.MaxValue, int.MaxValue, ct), ct);

    /// <summary>Hands over what is due, as far as the SMSC has room. Answers when to look again, if no signal comes first.</summary>
    public async Task<DateTimeOffset?> DispatchDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        IReadOnlyList<DueTransaction> overdue;
        do
        {
            overdue = await store.OverdueAsync(now, Batch, ct);
            await HandOverAgainAsync(overdue, ct);
        }
        while (overdue.Count == Batch);

        while (Room() is > 0 and var room)
        {
            var due = await store.DueAsync(clock.GetUtcNow(), Math.Min(room, Batch), ct);
            if (due.Count == 0)
            {
                var next = await store.NextDueAsync(ct);
                var nextCheck = clock.GetUtcNow() + policy.AnswerTime;
                return next < nextCheck ? next : nextCheck;
            }

            await HandOverAsync(due, ct);
        }

        // Full: the next answer from the SMSC makes room and wakes us.
        return now + policy.AnswerTime;
    }

    /// <summary>Records the SMSC's answers, all in one commit, and notifies those whose run ended.</summary>
    public async Task ConcludeAsync(IReadOnlyList<SubmitAnswer> answers, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var concluded = new List<(SubmitAnswer Answer, DueTransaction Suspended)>(answers.Count);
        var changes = new List<TransactionChange>(answers.Count);
        foreach (var answer in answers)
        {
            if (_suspended.TryGetValue(answer.SubmissionId, out var suspended))
            {
                concluded.Add((answer, suspended));
                changes.Add(suspended.Transaction.After(EventOf(answer, suspended.Transaction, now), now, suspended.Push.Notify, ids.Next));
            }
        }

        var made = await store.ApplyAsync(changes, ct);
        for (var at = 0; at < changes.Count; at++)
        {
            // One that was handed over again meanwhile has moved on: its answer comes anew.
            _suspended.TryRemove(new(concluded[at].Answer.SubmissionId, concluded[at].Suspended));
            Announce(changes[at], made[at], concluded[at].Suspended.Push);
        }

        work.Wake();
        if (changes.Exists(change => change.Notification is not null))
        {
            notifications.Wake();
        }
    }

    private int Room() => Math.Min(policy.MaxSuspended - _suspended.Count, smsc.Room);

    private async Task HandOverAsync(IReadOnlyList<DueTransaction> due, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changes = new TransactionChange[due.Count];
        for (var at = 0; at < changes.Length; at++)
        {
            var (transaction, push) = due[at];
            TransactionEvent happened = transaction.ExpiresAt <= now
                ? new TransactionEvent.LifetimeEnded()
                : new TransactionEvent.HandedToSmsc(ids.Next(), now + policy.AnswerTime);
            changes[at] = transaction.After(happened, now, push.Notify, ids.Next);
        }

        var made = await store.ApplyAsync(changes, ct);
        for (var at = 0; at < changes.Length; at++)
        {
            Announce(changes[at], made[at], due[at].Push);
            if (made[at] && changes[at].After.Step == TransactionStep.Suspended)
            {
                Submit(new DueTransaction(changes[at].After, due[at].Push), resubmitted: false);
            }
        }

        if (changes.Any(change => change.Notification is not null))
        {
            notifications.Wake();
        }
    }

    private async Task HandOverAgainAsync(IReadOnlyList<DueTransaction> overdue, CancellationToken ct)
    {
        if (overdue.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var changes = overdue.Select(due => due.Transaction.After(new TransactionEvent.HandedOverAgain(now + policy.AnswerTime), now, due.Push.Notify, ids.Next)).ToList();
        var made = await store.ApplyAsync(changes, ct);
        for (var at = 0; at < changes.Count; at++)
        {
            if (made[at])
            {
                Submit(new DueTransaction(changes[at].After, overdue[at].Push), resubmitted: true);
            }
        }
    }

    private void Submit(DueTransaction suspended, bool resubmitted)
    {
        var (transaction, push) = suspended;
        _suspended[transaction.SubmissionId!.Value] = suspended;
        smsc.Submit(new Submission
        {
            Id = transaction.SubmissionId.Value,
            TransactionId = transaction.Id,
            AccountId = transaction.AccountId,
            Recipient = transaction.Recipient,
            Priority = transaction.Priority,
            DestinationPort = push.DestinationPort,
            SourcePort = push.SourcePort,
            Datagram = push.Datagram,
            ExpiresAt = transaction.ExpiresAt,
            Resubmitted = resubmitted,
        });
    }

    private TransactionEvent EventOf(SubmitAnswer answer, Transaction transaction, DateTimeOffset now) =>
        answer.Outcome == SubmitOutcome.Delivered
            ? new TransactionEvent.GroupDelivered(answer)
            : new TransactionEvent.GroupFailed(answer, policy.Retry.Next(answer.Outcome, transaction.Tries, now, transaction.ExpiresAt, Random.Shared.NextDouble()));

    private void Announce(TransactionChange change, bool made, Push push)
    {
        if (made)
        {
            feed.Publish(change.After.Changed(push.InitiatorPushId));
        }
    }
}
