using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Domain.Pushes;

/// <summary>
/// The push proxy gateway (WAP-249): takes pushes, answers once they are durable, and acts on requests about them.
/// What happens to them afterwards is <see cref="TransactionDispatcher"/>'s.
/// </summary>
/// <param name="routes">Those of the SMSC in this process; null where there are none.</param>
/// <param name="links">Those of the SMSC in this process; null where it is in another.</param>
public sealed class PushProxyGateway(
    IPushStore store,
    IPushLookup lookup,
    SubmissionIntake intake,
    SubmissionGate gate,
    SubmissionLimits limits,
    TransactionDispatcher dispatcher,
    IdSequence ids,
    TransactionAnnouncer announcer,
    TransactionSignal work,
    NotificationSignal notifications,
    PpgPolicy policy,
    TimeProvider clock,
    RouteBook? routes = null,
    ILinkDirectory? links = null)
{
    /// <summary>Most recipients of one push.</summary>
    public int MaxRecipients => policy.MaxRecipients;

    /// <summary>Takes a push: encodes it, makes a transaction for each recipient, stores all in one commit, and only then answers.</summary>
    /// <exception cref="PushRefusedException">The request breaks a rule; nothing was stored.</exception>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public async Task<SubmitResult> SubmitAsync(PushRequest request, CancellationToken ct)
    {
        if (!request.HasBegun && intake.Refuses())
        {
            return SubmitResult.Suspended.Now;
        }

        if (await gate.EnterAsync(request.Priority, request.Recipients.Count) is not { } entered)
        {
            return SubmitResult.Overloaded.Now;
        }

        using var place = entered;
        var now = clock.GetUtcNow();
        if (limits.Take(request.Account, request.Recipients.Count, request.IsOwed, now) is { } reached)
        {
            return await RepeatedAsync(request, ct) ?? new SubmitResult.AtLimit(reached);
        }

        var notStored = request.Recipients.Count;
        try
        {
            (request, var encoded) = await CheckedAsync(request, now, ct);
            var maker = new PushMaker(ids, policy);
            var (push, starts) = maker.Make(request, encoded, now);
            if (request.Replaces is { } replaced)
            {
                var result = await ReplaceAsync(replaced, push, starts, replaced.PendingOnly ? maker.Rejections(push, starts, now) : null, now, ct);
                notStored -= result is SubmitResult.Accepted ? starts.Length : 0;
                return result;
            }

            using var claim = dispatcher.Claim(starts);
            var outcome = await store.AcceptAsync(push, claim.Starts, request.Idempotency, ct);
            switch (outcome.Kind)
            {
                case AcceptKind.DuplicatePushId:
                    return new SubmitResult.Duplicate(outcome.PushId);
                case AcceptKind.RepeatedRequest:
                    return new SubmitResult.Repeated(outcome.PushId);
                case AcceptKind.KeyUsedOtherwise:
                    return new SubmitResult.KeyUsedOtherwise();
                default:
                    notStored -= starts.Length;
                    // Announced first: the SMSC may have answered before anything else is said of it.
                    var accepted = Accepted(push, claim.Starts);
                    claim.HandOver(push);
                    return accepted;
            }
        }
        finally
        {
            limits.GiveBack(request.Account, notStored, now);
        }
    }

    /// <summary>What submitting a request would come to now. Nothing is stored, sent or counted, and no limit, push-id or Idempotency-Key is used up.</summary>
    /// <returns><see cref="SubmitResult.WouldBeAccepted"/> in the place of Accepted, also for a request that came before under its Idempotency-Key; else as submitting it.</returns>
    /// <exception cref="PushRefusedException">Submitting it would be refused.</exception>
    public async Task<SubmitResult> DryRunAsync(PushRequest request, CancellationToken ct)
    {
        if (intake.Suspension is not null)
        {
            return SubmitResult.Suspended.Now;
        }

        if (!gate.HasPlace(request.Priority))
        {
            return SubmitResult.Overloaded.Now;
        }

        var repeated = await RepeatedAsync(request, ct);
        if (repeated is null && limits.Check(request.Account, request.Recipients.Count) is { } reached)
        {
            return new SubmitResult.AtLimit(reached);
        }

        var now = clock.GetUtcNow();
        (request, var encoded) = await CheckedAsync(request, now, ct);
        if (repeated is SubmitResult.KeyUsedOtherwise)
        {
            return repeated;
        }

        if (repeated is null && request.InitiatorPushId is { } pushId && await lookup.UsedPushIdAsync(request.Account.Id, pushId, now, ct) is { } used)
        {
            return new SubmitResult.Duplicate(used);
        }

        var (push, starts) = new PushMaker(ids, policy).Make(request with { ReservedId = 0 }, encoded, now);
        return new SubmitResult.WouldBeAccepted(push, [.. starts.Select(start => start.Transaction)], encoded);
    }

    /// <summary>Encodes a request as submitting it would, and stores and sends nothing.</summary>
    /// <exception cref="PushRefusedException">Submitting it would be refused.</exception>
    public EncodedPush Preview(PushRequest request) => Encode(Routed(request));

    /// <summary>The same while its recipients are not known yet: no route is asked about them.</summary>
    /// <exception cref="PushRefusedException">The request breaks a rule.</exception>
    public EncodedPush Encode(PushRequest request)
    {
        var now = clock.GetUtcNow();
        PushRules.Check(request, policy, now);
        return PushEncoder.Encode(request, policy, now);
    }

    /// <summary>Opens a new run of a transaction that has failed.</summary>
    /// <param name="accountId">Whose transaction it has to be; null for staff.</param>
    /// <param name="by">Who asks, for the history.</param>
    /// <param name="deliverBefore">A new end of its lifetime; needed when the initiator's own has passed.</param>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public Task<RetryResult> RetryAsync(long transactionId, long? accountId, string by, DateTimeOffset? deliverBefore, CancellationToken ct) =>
        RetryAsync(transactionId, accountId, by, deliverBefore, link: null, ct);

    /// <inheritdoc cref="RetryAsync(long, long?, string, DateTimeOffset?, CancellationToken)"/>
    /// <param name="link">The only link that the run may go over: for an account one that the routes give it for such pushes, for staff any that reaches the recipient; null when the routes are to decide.</param>
    public async Task<RetryResult> RetryAsync(long transactionId, long? accountId, string by, DateTimeOffset? deliverBefore, string? link, CancellationToken ct)
    {
        if (await FindAsync(transactionId, accountId, ct) is not { } found)
        {
            return new RetryResult.NotFound();
        }

        var now = clock.GetUtcNow();
        if (PushRules.AgainstRetry(found.Transaction, found.Push, deliverBefore, policy, now) is { } why)
        {
            return new RetryResult.Refused(found.Transaction, why);
        }

        if (link is not null && AgainstLink(found.Transaction, link, byAccount: accountId is not null) is { } objection)
        {
            return new RetryResult.LinkRefused(found.Transaction, link, objection);
        }

        var change = found.After(PushRules.Retry(found.Transaction, by, deliverBefore, policy, now, link), now, ids.Next);
        if (!(await store.ApplyRequestedAsync([change], ct))[0])
        {
            return new RetryResult.Refused(found.Transaction, "it changed while this was asked");
        }

        Announce(found.Push, [change.After]);
        work.Wake();
        return new RetryResult.Opened(change.After);
    }

    /// <summary>Cancels what the SMSC does not have yet; null when there is no such push in the account.</summary>
    /// <param name="recipients">For whom, as <see cref="Transaction.Recipient"/>; null for all.</param>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public async Task<CancelResult?> CancelAsync(long pushId, long? accountId, IReadOnlySet<string>? recipients, CancellationToken ct)
    {
        if (await lookup.TransactionsAsync(pushId, ct) is not { } found || (accountId is { } owner && owner != found.Push.AccountId))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var asked = found.Transactions.Where(transaction => recipients is null || recipients.Contains(transaction.Recipient)).ToList();
        var changes = Cancellations(found.Push.Notify, asked, now);
        var made = await store.ApplyRequestedAsync(changes, ct);
        var cancelled = changes.Where((_, at) => made[at]).Select(change => change.After).ToList();
        Announce(found.Push, cancelled);
        work.Wake();
        notifications.Wake();
        return new CancelResult(cancelled, asked.ExceptBy(cancelled.Select(transaction => transaction.Id), transaction => transaction.Id).ToList());
    }

    private LinkObjection? AgainstLink(Transaction transaction, string link, bool byAccount) =>
        links is null ? LinkObjection.NotHere
        : links.For(transaction).FirstOrDefault(choice => choice.Name == link) is { } choice ? byAccount ? choice.ObjectionToAccount : choice.Objection
        : byAccount ? LinkObjection.NotGiven : LinkObjection.Unknown;

    /// <summary>The request with what the routes say of its recipients, and encoded.</summary>
    private async Task<(PushRequest Request, EncodedPush Encoded)> CheckedAsync(PushRequest request, DateTimeOffset now, CancellationToken ct)
    {
        request = Routed(request);
        PushRules.Check(request, policy, now);
        return request.CopyOf is { } original && await lookup.AccountOfAsync(original, ct) != request.Account.Id
            ? throw new PushRefusedException(2004, "/copyOf", "names no push of the account")
            : (request, PushEncoder.Encode(request, policy, now));
    }

    /// <summary>
    /// A repetition is answered also where a limit is used up, and takes nothing of the quota: what it asks for was done, and its answer may have been lost. It costs a
    /// look-up, and a place at the gate for as long as that takes.
    /// </summary>
    private async Task<SubmitResult?> RepeatedAsync(PushRequest request, CancellationToken ct) =>
        request.Idempotency is { } repeated && await lookup.FindRequestAsync(request.Account.Id, repeated, ct) is { } earlier
            ? earlier.Kind == AcceptKind.RepeatedRequest ? new SubmitResult.Repeated(earlier.PushId) : new SubmitResult.KeyUsedOtherwise()
            : null;

    private PushRequest Routed(PushRequest request) => routes is null ? request : request.Routed(routes.InForce);

    private async Task<SubmitResult> ReplaceAsync(
        ReplacedPush replaced,
        Push push,
        TransactionStart[] starts,
        IReadOnlyList<TransactionStart>? rejections,
        DateTimeOffset now,
        CancellationToken ct)
    {
        if (await lookup.TransactionsAsync(replaced.PushId, ct) is not { } found || found.Push.AccountId != push.AccountId)
        {
            throw new PushRefusedException(2004, "/replace-push-id", "names no push of the account");
        }

        // To an ESME the message goes on under its id: its receipt is that of the new content.
        var notify = found.Push.Notify is { Kind: NotificationKind.Receipt } ? null : found.Push.Notify;
        var replacement = new Replacement { Withdrawals = Cancellations(notify, found.Transactions, now), Rejections = rejections };
        var outcome = await store.ReplaceAsync(push, starts, replacement, ct);
        if (outcome.Accepted.Kind == AcceptKind.NothingToReplace)
        {
            throw new PushRefusedException(2008, "/replace-push-id", "names a push that is pending for none of these recipients any more");
        }

        if (outcome.Accepted.Kind == AcceptKind.DuplicatePushId)
        {
            return new SubmitResult.Duplicate(outcome.Accepted.PushId);
        }

        Announce(found.Push, outcome.Withdrawn);
        notifications.Wake();
        return Accepted(push, outcome.Stored);
    }

    /// <summary>Of the transactions, what the SMSC does not have yet.</summary>
    private List<TransactionChange> Cancellations(NotificationTarget? notify, IEnumerable<Transaction> transactions, DateTimeOffset now) => transactions
        .Where(transaction => transaction.State == TransactionState.Pending && transaction.Step != TransactionStep.Suspended)
        .Select(transaction => transaction.After(new TransactionEvent.CancelRequested(), now, notify, ids.Next))
        .ToList();

    private SubmitResult.Accepted Accepted(Push push, IReadOnlyList<TransactionStart> starts)
    {
        var transactions = starts.Select(start => start.Transaction).ToArray();
        Announce(push, transactions);
        if (Array.Exists(transactions, transaction => transaction is { State: TransactionState.Pending, Step: not TransactionStep.Suspended }))
        {
            work.Wake();
        }

        if (starts.Any(start => start.Notification is not null))
        {
            notifications.Wake();
        }

        return new SubmitResult.Accepted(push, transactions);
    }

    private async Task<DueTransaction?> FindAsync(long transactionId, long? accountId, CancellationToken ct) =>
        await store.FindAsync([transactionId], ct) is [var found] && (accountId is null || accountId == found.Transaction.AccountId) ? found : null;

    private void Announce(Push push, IEnumerable<Transaction> transactions)
    {
        foreach (var transaction in transactions)
        {
            announcer.Announce(transaction, push);
        }
    }
}
