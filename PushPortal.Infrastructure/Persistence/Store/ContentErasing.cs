using System.Text.Json;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Takes the content out of a push that has ended: the octets, what a handset would fetch and what was fetched. The type of the content and all that happened stay.</summary>
internal static class ContentErasing
{
    /// <summary>Whether a push p has come to its end for every recipient; $2 is the distance of ids.</summary>
    internal const string IsEnded =
        "CASE WHEN p.delivered + p.failed >= p.recipients AND NOT EXISTS (SELECT 1 FROM transactions t WHERE t.id > p.id AND t.id <= p.id + p.recipients * $2 AND t.push_id = p.id AND t.state = 0) THEN 1 ELSE 0 END";

    private const byte Fetched = (byte)TimelineKind.Fetched;

    internal static void Erase(WriteSession session, long id, int recipients, ContentErasure erasure)
    {
        var last = id + (recipients * (long)IdSequence.Stride);
        session["UPDATE pushes SET datagram = $2, href = NULL, header_elements = NULL, erased_at = $3, erased_by = $4, erased_reason = $5 WHERE id = $1"]
            .Post(id, Array.Empty<byte>(), erasure.At.UtcTicks, erasure.By, erasure.Reason);
        // Whoever read the push before, to open another run of it, finds that it has changed meanwhile.
        session["UPDATE transactions SET version = version + 1 WHERE id > $1 AND id <= $2 AND push_id = $1"].Post(id, last);
        session.Known.ForgetTransactions();
        foreach (var (transaction, line, details) in Fetches(session, id, last))
        {
            session["UPDATE timeline SET details = $3 WHERE transaction_id = $1 AND id = $2"].Post(transaction, line, details);
        }
    }

    /// <summary>The lines that name an address that was fetched, without it.</summary>
    private static List<(long Transaction, long Line, string Details)> Fetches(WriteSession session, long id, long last)
    {
        using var rows = session[
            "SELECT l.transaction_id, l.id, l.details FROM transactions t JOIN timeline l ON l.transaction_id = t.id WHERE t.id > $1 AND t.id <= $2 AND t.push_id = $1 AND l.kind = $3 AND l.details IS NOT NULL"]
            .Read(id, last, Fetched);
        var fetches = new List<(long, long, string)>();
        while (rows.Read())
        {
            if (JsonSerializer.Deserialize(rows.GetString(2), StoredJson.Default.TimelineDetails) is TimelineDetails.FetchSeen seen)
            {
                fetches.Add((rows.GetInt64(0), rows.GetInt64(1), JsonSerializer.Serialize(seen with { Url = "" }, StoredJson.Default.TimelineDetails)));
            }
        }

        return fetches;
    }
}
