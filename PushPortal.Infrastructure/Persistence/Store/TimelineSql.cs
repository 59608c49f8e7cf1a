using System.Text.Json;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How lines of history are written.</summary>
internal static class TimelineSql
{
    private static readonly RowSql InsertSql = new(
        "INSERT INTO timeline(transaction_id, id, at, kind, state, step, cause, details, handed_over_at, submission_id, \"try\") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        "timeline");

    internal static void Insert(WriteSession session, TimelineEntry entry) => Insert(session, entry, session.Ids.Next());

    /// <param name="id">Its place among the lines of its transaction.</param>
    internal static void Insert(WriteSession session, TimelineEntry entry, long id) => session[InsertSql].Post(
        entry.TransactionId,
        id,
        entry.At.UtcTicks,
        (byte)entry.Kind,
        (byte)entry.State,
        (byte)entry.Step,
        (byte)entry.Cause,
        entry.Details is null ? null : JsonSerializer.Serialize(entry.Details, StoredJson.Default.TimelineDetails),
        entry.HandedOver?.At.UtcTicks,
        entry.HandedOver?.SubmissionId,
        entry.HandedOver?.Try);
}
