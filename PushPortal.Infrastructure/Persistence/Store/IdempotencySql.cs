using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How it is found what came of a submission's Idempotency-Key before.</summary>
internal static class IdempotencySql
{
    internal const string Find = "SELECT push_id, body_hash FROM idempotency_keys WHERE account_id = $1 AND \"key\" = $2";

    internal static readonly RowSql Insert = new("INSERT INTO idempotency_keys(account_id, \"key\", body_hash, push_id) VALUES ($1, $2, $3, $4)", "idempotency_keys");

    /// <summary>Reads the row of <see cref="Find"/>; null when there is none.</summary>
    internal static AcceptOutcome? Outcome(SqlRows row, IdempotentRequest request) =>
        !row.Read() ? null
        : row.GetOctets(1).AsSpan().SequenceEqual(request.BodyHash.Span) ? new AcceptOutcome(AcceptKind.RepeatedRequest, row.GetInt64(0))
        : new AcceptOutcome(AcceptKind.KeyUsedOtherwise, row.GetInt64(0));
}
