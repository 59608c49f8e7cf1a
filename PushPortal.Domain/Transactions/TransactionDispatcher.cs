using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Work;

namespace PushPortal.Domain.Transactions;

/// <summary>
/// Moves transactions between their row and the SMSC: hands over what is due, whole, and records what the SMSC answers.
/// A suspended transaction is its row and an entry here; it holds no thread and no task.
/// </summary>
/// <param name="random">Uniform in [0, 1), for the jitter of retries.</param>
/// <param name="holds">Null where no account can be held.</param>
public sealed class TransactionDispatcher(
    IPushStore store,
    ISmscLink smsc,
    IdSequence ids,
    TransactionAnnouncer announcer,
    TransactionSignal work,
    NotificationSignal notifications,
    PpgPolicy policy,
    TimeProvider clock,
    Func<double>? random = null,
    AccountHolds? holds = null)
{
    private const int Batch = 256;
    private const int RecoveryBatch = 1_000;

    /// <summary>A larger push is stored as queued: its answer waits for no more than its rows.</summary>
    private const int MostClaimed = 16;

    /// <summary>Suspended transactions whose rows stay in memory.</summary>
    private const int MostHeld = 20_000;

    private readonly HeldTransactions _held = new(store, holds, ids, clock);
    private readonly RecentAlerts _alerts = new();
    private readonly Func<double> _random = random ?? Random.Shared.NextDouble;
    private readonly SuspendedTransactions _suspended = new(MostHeld);
    private long _possibleDuplicates;
    private int _claimed;

    /// <summary>Nothing that is due waits for a place at the SMSC.</summary>
    private volatile bool _isDrained;

    /// <summary>Transactions at the SMSC now.</summary>
    public int Suspended => _suspended.Count;

    /// <summary>Transactions that became possible duplicates since the start.</summary>
    public long PossibleDuplicates => Interlocked.Read(ref _possibleDuplicates);

    /// <summary>Claims places at the SMSC for a push that is about to be stored, unless others that are due wait for one.</summary>
    public HandOverClaim Claim(TransactionStart[] starts)
    {
        if (!_isDrained || starts.Length > MostClaimed || _held.Keeps(starts[0].Transaction.AccountId))
        {
            return new HandOverClaim(this, starts, 0);
        }

        var now = clock.GetUtcNow();
        if (Interlocked.Add(ref _claimed, starts.Length) > policy.MaxSuspended - _suspended.Count || Volatile.Read(ref _claimed) > smsc.RoomFor(starts[0].Transaction.Priority))
        {
            Release(starts.Length);
            _isDrained = false;
            return new HandOverClaim(this, starts, 0);
        }

        return new HandOverClaim(this, Array.ConvertAll(starts, start => IsDue(start.Transaction, now) ? start with { Transaction = HandedOver(start.Transaction, now) } : start), starts.Length);
    }

    /// <summary>Hands over again what was at the SMSC when the last process ended. Call once, before the first pass.</summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        await _held.RecoverAsync(ct);
        while (await store.AbandonedAsync(RecoveryBatch, ct) is { Count: > 0 } abandoned)
        {
            await HandOverAgainAsync(abandoned, ct);
        }
    }

    /// <summary>Hands over what is due, as far as the SMSC has room. Answers when to look again, if no signal comes first.</summary>
    public async Task<DateTimeOffset?> DispatchDueAsync(CancellationToken ct)
    {
        while (await store.OverdueAsync(clock.GetUtcNow(), Batch, ct) is { Count: > 0 } overdue)
        {
            await AskAgainAsync(overdue, ct);
        }

        while (await _held.EndedAsync(Batch, ct) is { Count: > 0 } ended)
        {
            await HandOverAsync([.. ended], ct);
        }

        var ahead = 1;
        while (Room(Priority.High) is > 0 and var room)
        {
            var places = Math.Min(room, Batch);
            var due = await store.DueAsync(clock.GetUtcNow(), Math.Min(places * ahead, Batch), ct);
            var (free, kept, made) = await _held.SetAsideAsync(due, ct);
            for (var at = 0; at < kept.Count; at++)
            {
                Announce(kept[at], made[at], kept[at].Push!);
            }

            // What is set aside takes no place: where there is nothing else it is passed in growing steps, however few there are.
            ahead = kept.Count > 0 && free.Count == 0 ? Math.Min(ahead * 4, Batch) : 1;
            var released = await _held.ReleasedAsync(places, ct);
            if (due.Count == 0 && released.Count == 0)
            {
                _isDrained = true;

                // What is handed over with its acceptance wakes nobody: its answer may be the first that is overdue.
                var unasked = clock.GetUtcNow() + policy.AnswerTime;
                return await store.NextDueAsync(ct) is { } next && next < unasked ? next : unasked;
            }

            var fitting = Fitting(_held.Shared(free, released, places));
            if (fitting.Count == 0 && kept.Count == 0)
            {
                break;
            }

            await HandOverAsync(fitting, ct);
        }

        _isDrained = false;

        // Full: the next answer from the SMSC makes room and wakes us.
        return clock.GetUtcNow() + policy.AnswerTime;
    }

    /// <summary>Records the SMSC's answers, all in one commit, and notifies those whose run ended.</summary>
    public async Task ConcludeAsync(IReadOnlyList<SubmitAnswer> answers, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var concluded = await SuspendedAsync(answers, ct);
        var changes = concluded.ConvertAll(one => one.Suspended.After(EventOf(one.Answer, one.Suspended, now), now, ids.Next));
        var made = await store.ApplyAsync(changes, ct);
        for (var at = 0; at < changes.Count; at++)
        {
            _suspended.Remove(concluded[at].Answer.SubmissionId);
            Announce(changes[at], made[at], concluded[at].Suspended.Push, concluded[at].Answer);
        }

        if (!_isDrained || changes.Exists(change => change.After.DueAt is not null))
        {
            work.Wake();
        }

        if (changes.Exists(change => change.Notification is not null))
        {
            notifications.Wake();
        }
    }

    /// <summary>The way to the SMSC was lost before it answered these submissions, and holds nothing of them: they are handed over again now, and not when their answers are overdue.</summary>
    public async Task AskAgainAsync(IReadOnlyList<long> submissionIds, CancellationToken ct)
    {
        var transactions = new List<long>(submissionIds.Count);
        foreach (var submission in submissionIds)
        {
            if (_suspended.TryFind(submission, out var transaction, out _))
            {
                transactions.Add(transaction);
            }
        }

        if (transactions.Count > 0)
        {
            await store.PostponeAsync(transactions, clock.GetUtcNow(), ct);
            work.Wake();
        }
    }

    /// <summary>A handset can take short messages again: what waits for it goes now, and not when its next probe would be due.</summary>
    public async Task HandsetAvailableAsync(string recipient, CancellationToken ct)
    {
        _alerts.Add(recipient, clock.GetUtcNow());
        while (await store.WaitingForHandsetAsync(recipient, Batch, ct) is { Count: > 0 } waiting)
        {
            var now = clock.GetUtcNow();
            var changes = waiting.Select(due => due.After(new TransactionEvent.HandsetReturned(), now, ids.Next)).ToList();
            var made = await store.ApplyAsync(changes, ct);
            for (var at = 0; at < changes.Count; at++)
            {
                Announce(changes[at], made[at], waiting[at].Push);
            }
        }

        work.Wake();
    }

    /// <summary>The push of a claim is on disk.</summary>
    internal void HandOver(Push push, TransactionStart[] starts)
    {
        foreach (var start in starts)
        {
            if (start.Transaction.Step == TransactionStep.Suspended)
            {
                Submit(new DueTransaction(start.Transaction, push), resubmitted: false);
            }
        }
    }

    /// <summary>Gives claimed places back.</summary>
    internal void Release(int places) => Interlocked.Add(ref _claimed, -places);

    private static bool IsDue(Transaction transaction, DateTimeOffset now) => transaction.Step == TransactionStep.Queued && transaction.ExpiresAt > now;

    private Transaction HandedOver(Transaction transaction, DateTimeOffset now) =>
        transaction.After(new TransactionEvent.HandedToSmsc(ids.Next(), now + policy.AnswerTime), now, null, ids.Next).After;

    /// <summary>The transactions that are answered. Answers to what nobody waits for any more are left out.</summary>
    private async Task<List<(SubmitAnswer Answer, DueTransaction Suspended)>> SuspendedAsync(IReadOnlyList<SubmitAnswer> answers, CancellationToken ct)
    {
        var found = new List<(SubmitAnswer, DueTransaction)>(answers.Count);
        Dictionary<long, SubmitAnswer>? toRead = null;
        foreach (var answer in answers)
        {
            if (_suspended.TryFind(answer.SubmissionId, out var transactionId, out var held))
            {
                if (held is { } suspended)
                {
                    found.Add((answer, suspended));
                }
                else
                {
                    (toRead ??= [])[transactionId] = answer;
                }
            }
        }

        if (toRead is not null)
        {
            var read = await store.FindAsync([.. toRead.Keys], ct);
            found.AddRange(read
                .Select(suspended => (toRead[suspended.Transaction.Id], suspended))
                .Where(one => one.suspended.Transaction is { Step: TransactionStep.Suspended, SubmissionId: var submission } && submission == one.Item1.SubmissionId));
        }

        return found;
    }

    private int Room(Priority priority) => Math.Min(policy.MaxSuspended - _suspended.Count, smsc.RoomFor(priority)) - Volatile.Read(ref _claimed);

    /// <summary>Those for which there is room: the SMSC may keep places back for higher priorities. One whose lifetime is over needs none.</summary>
    private List<DueTransaction> Fitting(List<DueTransaction> due)
    {
        var now = clock.GetUtcNow();
        int[] rooms = [Room(Priority.High), Room(Priority.Medium), Room(Priority.Low)];
        var taken = 0;
        var fitting = new List<DueTransaction>(due.Count);
        foreach (var one in due)
        {
            var ends = one.Transaction.ExpiresAt <= now;
            if (ends || taken < rooms[(int)one.Transaction.Priority])
            {
                fitting.Add(one);
                taken += ends ? 0 : 1;
            }
        }

        return fitting;
    }

    private async Task HandOverAsync(List<DueTransaction> due, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changes = new TransactionChange[due.Count];
        for (var at = 0; at < changes.Length; at++)
        {
            TransactionEvent happened = due[at].Transaction.ExpiresAt <= now
                ? new TransactionEvent.LifetimeEnded(due[at].Transaction.Tries > 0)
                : new TransactionEvent.HandedToSmsc(ids.Next(), now + policy.AnswerTime);
            changes[at] = due[at].After(happened, now, ids.Next);
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

    private async Task HandOverAgainAsync(IReadOnlyList<DueTransaction> abandoned, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changes = abandoned.Select(due => due.After(new TransactionEvent.HandedOverAgain(now + policy.AnswerTime), now, ids.Next)).ToList();
        var made = await store.ApplyAsync(changes, ct);
        for (var at = 0; at < changes.Count; at++)
        {
            if (made[at])
            {
                Submit(new DueTransaction(changes[at].After, abandoned[at].Push), resubmitted: true);
            }
        }
    }

    /// <summary>
    /// Hands overdue ones over again, in case the SMSC has lost them; one that it still has it does not take twice. When the lifetime has been over
    /// for the answer time as well, nobody will say any more what became of the group.
    /// </summary>
    private async Task AskAgainAsync(IReadOnlyList<DueTransaction> overdue, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var silent = overdue.Where(due => due.Transaction.ExpiresAt + policy.AnswerTime <= now).ToList();
        var waiting = overdue.Where(due => due.Transaction.ExpiresAt + policy.AnswerTime > now).ToList();
        await GiveUpAsync(silent, now, ct);
        await store.PostponeAsync(waiting.ConvertAll(due => due.Transaction.Id), now + policy.AnswerTime, ct);
        foreach (var due in waiting)
        {
            Submit(due, resubmitted: true);
        }
    }

    private async Task GiveUpAsync(List<DueTransaction> silent, DateTimeOffset now, CancellationToken ct)
    {
        var changes = silent.ConvertAll(due => due.After(new TransactionEvent.SmscSilent(), now, ids.Next));
        var made = await store.ApplyAsync(changes, ct);
        for (var at = 0; at < changes.Count; at++)
        {
            _suspended.Remove(silent[at].Transaction.SubmissionId!.Value);
            Announce(changes[at], made[at], silent[at].Push);
        }

        notifications.Wake();
    }

    private void Submit(DueTransaction suspended, bool resubmitted)
    {
        _suspended.Add(suspended);
        smsc.Submit(Submission(suspended, resubmitted));
    }

    private static Submission Submission(DueTransaction suspended, bool resubmitted)
    {
        var (transaction, push) = suspended;
        return new Submission
        {
            Id = transaction.SubmissionId!.Value,
            TransactionId = push.Continues ?? transaction.Id,
            AccountId = transaction.AccountId,
            Recipient = transaction.Recipient,
            Priority = transaction.Priority,
            Form = push.Form,
            Mode = push.Mode,
            Datagram = push.Datagram,
            ExpiresAt = transaction.ExpiresAt,
            Link = transaction.OnlyLink,
            Resubmitted = resubmitted,
        };
    }

    private TransactionEvent EventOf(SubmitAnswer answer, DueTransaction suspended, DateTimeOffset now) =>
        answer.Outcome == SubmitOutcome.Delivered
            ? new TransactionEvent.GroupDelivered(answer)
            : new TransactionEvent.GroupFailed(answer, suspended.Push.OneTry ? null : RetryAt(answer, suspended.Transaction, now));

    private DateTimeOffset? RetryAt(SubmitAnswer answer, Transaction transaction, DateTimeOffset now)
    {
        // The handset came back while the SMSC's answer was under way that it is away.
        var cause = answer.Cause.WaitsForHandset() && _alerts.CameSince(transaction.Recipient, transaction.UpdatedAt) ? FailureCause.None : answer.Cause;
        return policy.Retry.Next(answer.Outcome, cause, transaction.Tries, now, transaction.ExpiresAt, _random());
    }

    private void Announce(TransactionChange change, bool made, Push push, SubmitAnswer? report = null)
    {
        if (made)
        {
            if (change.After.PossibleDuplicate && !change.Before.PossibleDuplicate)
            {
                Interlocked.Increment(ref _possibleDuplicates);
            }

            announcer.Announce(change.After, push, report);
        }
    }
}
