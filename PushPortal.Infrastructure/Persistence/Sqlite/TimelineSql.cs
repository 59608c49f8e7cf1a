using System.Text.Json;
using Microsoft.Data.Sqlite;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>How lines of history are written and read.</summary>
internal static class TimelineSql
{
    internal const string Columns = "transaction_id, at, kind, state, step, cause, details";

    private const string InsertSql = "INSERT INTO timeline(transaction_id, id, at, kind, state, step, cause, details) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    internal static void Insert(WriteSession session, TimelineEntry entry) => session[InsertSql].Run(
        entry.TransactionId,
        session.Ids.Next(),
        entry.At.UtcTicks,
        (byte)entry.Kind,
        (byte)entry.State,
        (byte)entry.Step,
        (byte)entry.Cause,
        entry.Details is null ? null : JsonSerializer.Serialize(entry.Details, StoredJson.Default.TimelineDetails));

    internal static TimelineEntry Read(SqliteDataReader row) => new()
    {
        TransactionId = row.GetInt64(0),
        At = row.Instant(1),
        Kind = (TimelineKind)row.GetByte(2),
        State = (TransactionState)row.GetByte(3),
        Step = (TransactionStep)row.GetByte(4),
        Cause = (FailureCause)row.GetByte(5),
        Details = row.TextOrNull(6) is { } details ? JsonSerializer.Deserialize(details, StoredJson.Default.TimelineDetails) : null,
    };
}
