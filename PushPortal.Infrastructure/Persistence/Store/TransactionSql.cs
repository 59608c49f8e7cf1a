using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How transactions are written to and read from their row.</summary>
internal static class TransactionSql
{
    internal const string Columns =
        "t.id, t.push_id, t.account_id, t.recipient, t.address, t.priority, t.state, t.step, t.due_at, t.expires_at, t.deliver_before_given, " +
        "t.run, t.tries, t.submission_id, t.cause, t.segments, t.attempts, t.possible_duplicate, t.updated_at, t.version, t.link, t.only_link";

    /// <summary>What is due in one lane, oldest first.</summary>
    /// <summary>Those of a list of ids, which is a text of JSON.</summary>
    internal const string FindManySql = $"SELECT {Columns} FROM json_each($1) j CROSS JOIN transactions t ON t.id = j.value";

    internal const string DueInLaneSql = $"SELECT {Columns} FROM transactions t WHERE t.lane = $1 AND t.due_at <= $2 ORDER BY t.due_at, t.id LIMIT $3";

    /// <summary>What is held of one account, in the order in which it goes. The condition is the index's own, word for word.</summary>
    internal const string HeldSql = $"SELECT {Columns} FROM transactions t INDEXED BY {TransactionRow.HeldIndex} WHERE t.account_id = $1 AND {TransactionRow.IsHeld} ORDER BY t.priority, t.id LIMIT $2";

    /// <summary>The next account that something is held of.</summary>
    internal const string NextAccountWithHeldSql = $"SELECT t.account_id FROM transactions t INDEXED BY {TransactionRow.HeldIndex} WHERE t.account_id > $1 AND {TransactionRow.IsHeld} ORDER BY t.account_id LIMIT 1";

    /// <summary>What waits for one handset. The condition is the index's own, word for word: otherwise it is not used.</summary>
    internal const string WaitingForHandsetSql = $"SELECT {Columns} FROM transactions t WHERE t.recipient = $1 AND {TransactionRow.WaitsForHandset} ORDER BY t.id LIMIT $2";

    private static readonly RowSql InsertSql = new(
        "INSERT INTO transactions(id, push_id, account_id, recipient, address, \"partition\", epoch, priority, state, step, lane, due_at, expires_at, deliver_before_given, " +
        "run, tries, submission_id, cause, segments, attempts, possible_duplicate, updated_at, version) " +
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)",
        "transactions",
        1);

    /// <summary>How many columns <see cref="Columns"/> are.</summary>
    internal const int Width = 22;

    private static readonly RowSql UpdateSql = new(
        "UPDATE transactions SET epoch = $1, state = $2, step = $3, lane = $4, due_at = $5, expires_at = $6, deliver_before_given = $7, run = $8, tries = $9, " +
        "submission_id = $10, cause = $11, attempts = $12, possible_duplicate = $13, updated_at = $14, version = $15, link = $16, only_link = $17 WHERE id = $18 AND version = $19",
        "transactions",
        18)
    { IsSure = true };

    internal static void Insert(WriteSession session, Transaction transaction) => session[InsertSql].Post(
        transaction.Id,
        transaction.PushId,
        transaction.AccountId,
        transaction.Recipient,
        transaction.Address,
        StableHash.Partition(transaction.Recipient),
        session.Epoch,
        (byte)transaction.Priority,
        (byte)transaction.State,
        (byte)transaction.Step,
        Lane(transaction),
        transaction.DueAt?.UtcTicks,
        transaction.ExpiresAt.UtcTicks,
        transaction.DeliverBeforeGiven,
        transaction.Run,
        transaction.Tries,
        transaction.SubmissionId,
        (byte)transaction.Cause,
        transaction.Segments,
        transaction.Attempts,
        transaction.PossibleDuplicate,
        transaction.UpdatedAt.UtcTicks,
        transaction.Version);

    /// <summary>Moves the row on, if it is still at the version before. Answers whether it was.</summary>
    internal static bool Update(WriteSession session, Transaction before, Transaction after)
    {
        var known = session.Known.VersionOf(before.Id);
        if (known is { } version && version != before.Version)
        {
            return false;
        }

        ReadOnlySpan<SqlValue> values =
        [
            session.Epoch,
            (byte)after.State,
            (byte)after.Step,
            Lane(after),
            after.DueAt?.UtcTicks,
            after.ExpiresAt.UtcTicks,
            after.DeliverBeforeGiven,
            after.Run,
            after.Tries,
            after.SubmissionId,
            (byte)after.Cause,
            after.Attempts,
            after.PossibleDuplicate,
            after.UpdatedAt.UtcTicks,
            after.Version,
            after.Link,
            after.OnlyLink,
            before.Id,
            before.Version,
        ];
        if (known is null)
        {
            return session[UpdateSql].Run(values) == 1;
        }

        session[UpdateSql].Post(values);
        session.Known.Moved(after);
        return true;
    }

    /// <summary>Reads <see cref="Columns"/>, which begin at column <paramref name="at"/>.</summary>
    internal static Transaction Read(SqlRows row, int at = 0) => new()
    {
        Id = row.GetInt64(at++),
        PushId = row.GetInt64(at++),
        AccountId = row.GetInt64(at++),
        Recipient = row.GetString(at++),
        Address = row.TextOrNull(at++),
        Priority = (Priority)row.GetByte(at++),
        State = (TransactionState)row.GetByte(at++),
        Step = (TransactionStep)row.GetByte(at++),
        DueAt = row.InstantOrNull(at++),
        ExpiresAt = row.Instant(at++),
        DeliverBeforeGiven = row.GetBoolean(at++),
        Run = row.GetInt32(at++),
        Tries = row.GetInt32(at++),
        SubmissionId = row.LongOrNull(at++),
        Cause = (FailureCause)row.GetByte(at++),
        Segments = row.GetInt32(at++),
        Attempts = row.GetInt32(at++),
        PossibleDuplicate = row.GetBoolean(at++),
        UpdatedAt = row.Instant(at++),
        Version = row.GetInt32(at++),
        Link = row.TextOrNull(at++),
        OnlyLink = row.TextOrNull(at),
    };

    private static byte? Lane(Transaction transaction) => transaction.State.IsFinal() ? null
        : transaction.Step == TransactionStep.Suspended ? TransactionRow.SuspendedLane
        : transaction.Step == TransactionStep.Held ? TransactionRow.HeldLane
        : (byte)transaction.Priority;
}
