using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Stores a new push with everything that belongs to it, unless its account used its push-id or its idempotency key before.</summary>
internal class AcceptOperation(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, IDuplicateCheck duplicates, IKeyIndex keys, TimeProvider clock)
    : WriteOperation<AcceptOutcome>
{
    /// <summary>Pushes older than this are refused: the key index counts on finding no late ones.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly RowSql AddTagSql = new("INSERT INTO push_tags(account_id, tag, push_id) VALUES ($1, $2, $3)", "push_tags");
    private static readonly RowSql AddCopySql = new("INSERT INTO push_copies(copy_id, original_id) VALUES ($1, $2)", "push_copies");

    /// <summary>The transactions to store.</summary>
    internal IReadOnlyList<TransactionStart> Transactions { get; private protected set; } = transactions;

    private bool _tooLate;

    internal override bool FailsAtOnce => true;

    internal override void Foresee(AskedAhead questions) => duplicates.Foresee(questions);

    internal override void Execute(WriteSession session)
    {
        _tooLate = clock.GetUtcNow() - push.ReceivedAt > Patience;
        if (_tooLate)
        {
            return;
        }

        if (request is not null && FindRequest(session, request) is { } earlier)
        {
            Result = earlier;
        }
        else if (duplicates.Find(session) is { } first)
        {
            Result = new AcceptOutcome(AcceptKind.DuplicatePushId, first);
        }
        else if (!Prepare(session))
        {
            Result = new AcceptOutcome(AcceptKind.NothingToReplace, push.Id);
        }
        else
        {
            Store(session);
            Result = new AcceptOutcome(AcceptKind.Stored, push.Id);
        }
    }

    /// <summary>Lateness is no failure of the store: the group that it was found in is kept.</summary>
    internal override void Committed()
    {
        if (_tooLate)
        {
            Failed(new StoreBusyException("The store was too slow to take the push"));
        }
        else
        {
            base.Committed();
        }
    }

    /// <summary>What has to be done before the push is stored. Answers whether it is to be stored.</summary>
    private protected virtual bool Prepare(WriteSession session) => true;

    private AcceptOutcome? FindRequest(WriteSession session, IdempotentRequest repeated)
    {
        using var row = session[IdempotencySql.Find].Read(push.AccountId, repeated.Key);
        return IdempotencySql.Outcome(row, repeated);
    }

    private void Store(WriteSession session)
    {
        keys.Add(session, LookupKind.PushId, push.InitiatorPushId, push.Id);
        var (failed, segments) = (0, 0L);
        foreach (var (transaction, rejected, notification) in Transactions)
        {
            keys.Add(session, LookupKind.Recipient, transaction.Recipient, transaction.Id);
            TransactionSql.Insert(session, transaction);
            if (rejected is not null)
            {
                TimelineSql.Insert(session, rejected);
            }

            if (transaction.State.IsFinal())
            {
                failed++;
                session.Counts.Happened(push.AccountId, push.ReceivedAt, (int)transaction.State);
                session.Counts.AddFailure(transaction, 1);
                session.Links.Ended("", push.ReceivedAt, transaction.State, segments: 0);
            }
            else
            {
                segments += transaction.Segments;
                session.Counts.Add(push.AccountId, 0, CountKind.Step + (int)transaction.Step, 1);
            }

            if (notification is not null)
            {
                NotificationSql.Insert(session, notification, new DueNotification(notification, transaction, push));
            }
        }

        PushSql.Insert(session, push, failed);
        session.Slices.Stored(push, failed);
        if (!push.Capabilities.IsEmpty)
        {
            CapabilitiesSql.Insert(session, push, Transactions);
        }

        if (push.TraceId is { } trace)
        {
            keys.Add(session, LookupKind.TraceId, trace, push.Id);
        }

        foreach (var tag in push.Tags)
        {
            session[AddTagSql].Post(push.AccountId, tag, push.Id);
        }

        if (push.CopyOf is { } original)
        {
            session[AddCopySql].Post(push.Id, original);
        }

        session.Counts.Happened(push.AccountId, push.ReceivedAt, CountKind.Accepted, Transactions.Count);
        session.Counts.Add(push.AccountId, Hours.Of(push.ReceivedAt), CountKind.Segments, segments);
        if (request is not null)
        {
            session[IdempotencySql.Insert].Post(push.AccountId, request.Key, request.BodyHash.ToArray(), push.Id);
        }
    }
}
