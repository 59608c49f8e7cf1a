using PushPortal.Domain.Refusals;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Writes refusals down, in the commit of whatever else is written.</summary>
internal sealed class AddRefusalsOperation(IReadOnlyList<Refusal> refusals) : WriteOperation<bool>
{
    private static readonly RowSql Sql = new(
        "INSERT INTO refusals(id, account_id, source, code, reason, push_id, trace_id) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING", "refusals");

    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        foreach (var refusal in refusals)
        {
            session[Sql].Post(refusal.Id, refusal.AccountId, (byte)refusal.Source, refusal.Code, refusal.Reason, refusal.PushId, refusal.TraceId);
        }
    }
}
