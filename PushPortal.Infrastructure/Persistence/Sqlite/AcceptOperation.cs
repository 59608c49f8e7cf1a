using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>Stores a new push with everything that belongs to it, unless its account used its push-id or its idempotency key before.</summary>
internal class AcceptOperation(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, RecentPushIds recent, TimeSpan duplicateWindow, TimeProvider clock)
    : WriteOperation<AcceptOutcome>
{
    /// <summary>Pushes older than this are refused: the lookup tables count on finding no late ones.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The order of a CROSS JOIN is kept: otherwise SQLite may go through all pushes of the account instead of the few of the hash.</summary>
    internal const string FindDuplicateSql =
        "SELECT p.id FROM push_keys k CROSS JOIN pushes p ON p.id = k.push_id " +
        "WHERE k.hash = $1 AND k.push_id >= $2 AND p.account_id = $3 AND p.initiator_push_id = $4 ORDER BY k.push_id DESC LIMIT 1";

    /// <summary>The transactions to store.</summary>
    internal IReadOnlyList<TransactionStart> Transactions { get; private protected set; } = transactions;

    private bool _added;
    private bool _tooLate;

    internal override bool FailsAtOnce => true;

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
        else if (FindDuplicate(session) is { } first)
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

    internal override void Undo()
    {
        if (_added)
        {
            recent.Remove(push.AccountId, push.InitiatorPushId);
            _added = false;
        }
    }

    /// <summary>What has to be done before the push is stored. Answers whether it is to be stored.</summary>
    private protected virtual bool Prepare(WriteSession session) => true;

    private AcceptOutcome? FindRequest(WriteSession session, IdempotentRequest repeated)
    {
        using var row = session["SELECT push_id, body_hash FROM idempotency_keys WHERE account_id = $1 AND \"key\" = $2"].Read(push.AccountId, repeated.Key);
        if (!row.Read())
        {
            return null;
        }

        return row.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(repeated.BodyHash.Span)
            ? new AcceptOutcome(AcceptKind.RepeatedRequest, row.GetInt64(0))
            : new AcceptOutcome(AcceptKind.KeyUsedOtherwise, row.GetInt64(0));
    }

    private long? FindDuplicate(WriteSession session)
    {
        if (recent.TryFind(push.AccountId, push.InitiatorPushId, out var held))
        {
            return held;
        }

        if (push.HasOwnPushId)
        {
            return null;
        }

        // Lookups by hash may name other pushes of the same hash: the row decides.
        var oldest = IdSequence.Floor(push.ReceivedAt - duplicateWindow);
        return (long?)session[FindDuplicateSql].Scalar(StableHash.Of(push.InitiatorPushId), oldest, push.AccountId, push.InitiatorPushId);
    }

    private void Store(WriteSession session)
    {
        recent.Add(push.AccountId, push.InitiatorPushId, push.Id);
        _added = true;
        var hour = Hours.Of(push.ReceivedAt);
        var failed = 0;
        foreach (var (transaction, entry, notification) in Transactions)
        {
            TransactionSql.Insert(session, transaction);
            TimelineSql.Insert(session, entry);
            if (transaction.State.IsFinal())
            {
                failed++;
                session.Counts.Add(push.AccountId, hour, (int)transaction.State, 1);
            }
            else
            {
                session.Counts.Add(push.AccountId, 0, CountKind.Step + (int)transaction.Step, 1);
            }

            if (notification is not null)
            {
                NotificationSql.Insert(session, notification, earlier: null);
            }
        }

        PushSql.Insert(session, push, failed);
        session.Slices.Stored(push, failed);
        if (!push.Capabilities.IsEmpty)
        {
            CapabilitiesSql.Insert(session, push, Transactions);
        }

        session.Counts.Add(push.AccountId, hour, CountKind.Accepted, Transactions.Count);
        if (request is not null)
        {
            session["INSERT INTO idempotency_keys(account_id, \"key\", body_hash, push_id) VALUES ($1, $2, $3, $4)"]
                .Run(push.AccountId, request.Key, request.BodyHash.ToArray(), push.Id);
        }
    }
}
