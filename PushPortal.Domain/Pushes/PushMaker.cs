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
        var first = ids.Reserve(1 + recipients.Count);
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
            Notify = request.Notify,
            SourceReference = request.SourceReference,
            ContentType = encoded.Content.ContentType,
            Href = encoded.Content.Href,
            DestinationPort = request.DestinationPort,
            SourcePort = request.SourcePort,
            Datagram = encoded.Datagram,
            Recipients = recipients.Count,
        };

        var starts = new TransactionStart[recipients.Count];
        for (var at = 0; at < starts.Length; at++)
        {
            starts[at] = Start(push, recipients[at], first + ((at + 1) * (long)IdSequence.Stride), encoded.Segments, now);
        }

        return (push, starts);
    }

    private TransactionStart Start(Push push, RequestedRecipient recipient, long id, int segments, DateTimeOffset now)
    {
        var deferred = push.DeliverAfter > now;
        var rejected = recipient.Problem is not null;
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
            Cause = rejected ? FailureCause.UnusableAddress : FailureCause.None,
            Segments = segments,
            UpdatedAt = now,
        };
        var entry = new TimelineEntry
        {
            TransactionId = id,
            At = now,
            Kind = rejected ? TimelineKind.Rejected : deferred ? TimelineKind.AcceptedForLater : TimelineKind.Accepted,
            State = transaction.State,
            Step = transaction.Step,
            Cause = transaction.Cause,
        };
        return new TransactionStart(transaction, entry, rejected && push.Notify is { } target ? Rejection(transaction, target, now) : null);
    }

    private ResultNotification Rejection(Transaction transaction, NotificationTarget target, DateTimeOffset now) => new()
    {
        Id = ids.Next(),
        TransactionId = transaction.Id,
        PushId = transaction.PushId,
        AccountId = transaction.AccountId,
        Target = target,
        State = transaction.State,
        Cause = transaction.Cause,
        EventAt = now,
        DueAt = now,
    };

    /// <summary>A number that is named twice gets the push once.</summary>
    private static IReadOnlyList<RequestedRecipient> Distinct(IReadOnlyList<RequestedRecipient> recipients) =>
        recipients.Count == 1 ? recipients : recipients.DistinctBy(recipient => recipient.Number).ToList();
}
