using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>Makes the rows of an accepted push: itself, a transaction for each distinct recipient, and their first lines of history.</summary>
internal readonly struct PushMaker(IdSequence ids, PpgPolicy policy)
{
    internal (Push Push, TransactionStart[] Starts) Make(PushRequest request, EncodedPush encoded, DateTimeOffset now)
    {
        var recipients = Distinct(request.Recipients);
        var first = request.ReservedId ?? ids.Reserve(1 + recipients.Count);
        var push = new Push
        {
            Id = first,
            AccountId = request.Account.Id,
            InitiatorPushId = request.InitiatorPushId ?? PublicId.Format(PublicId.Push, first),
            Source = request.Source,
            ReceivedAt = now,
            Priority = request.Priority,
            DeliveryMethod = request.DeliveryMethod,
            DeliverAfter = request.DeliverAfter,
            DeliverBefore = request.DeliverBefore,
            Notify = request.Notify ?? OfAccount(request),
            SourceReference = request.SourceReference,
            ContentType = encoded.Content.ContentType,
            Href = encoded.Content.Href,
            Form = request.Form,
            Mode = request.Mode,
            OneTry = request.OneTry,
            Continues = request.Continues,
            Datagram = encoded.Datagram,
            Recipients = recipients.Count,
            Capabilities = request.Capabilities,
            CopyOf = request.CopyOf,
            Tags = request.Tags,
            TraceId = request.TraceId,
        };

        var starts = new TransactionStart[recipients.Count];
        for (var at = 0; at < starts.Length; at++)
        {
            var rejection = recipients[at].Problem is null ? FailureCause.None : recipients[at].Cause;
            starts[at] = Start(push, recipients[at], first + ((at + 1) * (long)IdSequence.Stride), encoded.Segments, now, rejection);
        }

        return (push, starts);
    }

    /// <summary>How the same transactions begin when there is nothing to replace for their recipients.</summary>
    internal TransactionStart[] Rejections(Push push, TransactionStart[] starts, DateTimeOffset now)
    {
        var rejections = new TransactionStart[starts.Length];
        for (var at = 0; at < starts.Length; at++)
        {
            var transaction = starts[at].Transaction;
            rejections[at] = transaction.State == TransactionState.Rejected
                ? starts[at]
                : Start(push, new RequestedRecipient(transaction.Recipient, transaction.Address), transaction.Id, transaction.Segments, now, FailureCause.NothingToReplace);
        }

        return rejections;
    }

    /// <param name="rejection">Why the recipient does not get the push; none when it does.</param>
    private TransactionStart Start(Push push, RequestedRecipient recipient, long id, int segments, DateTimeOffset now, FailureCause rejection)
    {
        var deferred = push.DeliverAfter > now;
        var rejected = rejection != FailureCause.None;
        var due = deferred ? push.DeliverAfter!.Value : now;
        var transaction = new Transaction
        {
            Id = id,
            PushId = push.Id,
            AccountId = push.AccountId,
            Recipient = recipient.Number,
            Address = recipient.Address,
            Priority = push.Priority,
            State = rejected ? TransactionState.Rejected : TransactionState.Pending,
            Step = rejected ? TransactionStep.None : deferred ? TransactionStep.Deferred : TransactionStep.Queued,
            DueAt = rejected ? null : due,
            // A deferred push has its lifetime from when it may first be delivered.
            ExpiresAt = push.DeliverBefore ?? due + policy.DefaultLifetime,
            DeliverBeforeGiven = push.DeliverBefore is not null,
            Cause = rejection,
            Segments = segments,
            UpdatedAt = now,
        };
        return rejected
            ? new TransactionStart(transaction, Line(transaction), push.Notify is { } target && target.Tells(transaction.State) ? Rejection(transaction, target, now) : null)
            : new TransactionStart(transaction, null, null);
    }

    private static TimelineEntry Line(Transaction rejected) => new()
    {
        TransactionId = rejected.Id,
        At = rejected.UpdatedAt,
        Kind = TimelineKind.Rejected,
        State = rejected.State,
        Step = rejected.Step,
        Cause = rejected.Cause,
    };

    private ResultNotification Rejection(Transaction transaction, NotificationTarget target, DateTimeOffset now) => new()
    {
        Id = ids.Next(),
        TransactionId = transaction.Id,
        Run = transaction.Run,
        PushId = transaction.PushId,
        AccountId = transaction.AccountId,
        Target = target,
        State = transaction.State,
        Cause = transaction.Cause,
        EventAt = now,
        DueAt = now,
    };

    /// <summary>PAP says by an attribute of its own whether a result is told, and SMPP by the registered delivery.</summary>
    private static NotificationTarget? OfAccount(PushRequest request) =>
        request.Source is PushSource.Rest or PushSource.Form or PushSource.Import ? request.Account.Callbacks?.Target : null;

    /// <summary>A number that is named twice gets the push once.</summary>
    private static IReadOnlyList<RequestedRecipient> Distinct(IReadOnlyList<RequestedRecipient> recipients) =>
        recipients.Count == 1 ? recipients : recipients.DistinctBy(recipient => recipient.Number).ToList();
}
