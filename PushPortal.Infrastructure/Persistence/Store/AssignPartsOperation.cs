namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Says which push parts are delivered in.</summary>
internal sealed class AssignPartsOperation(IReadOnlyList<long> parts, long pushId) : WriteOperation
{
    private static readonly RowSql Sql = new("UPDATE smpp_parts SET push_id = $1 WHERE id = $2", "smpp_parts", 2);

    internal override void Execute(WriteSession session)
    {
        foreach (var part in parts)
        {
            session[Sql].Post(pushId, part);
        }
    }

    internal override void Committed()
    {
    }

    /// <summary>Only when the gateway stops: at the next start the parts are gathered again.</summary>
    internal override void Failed(Exception failure)
    {
    }
}
