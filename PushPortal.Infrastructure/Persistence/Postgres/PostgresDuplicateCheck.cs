using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Asks within the transaction that stores the push. A push-id that the gateway has made itself was not used by anybody before.</summary>
/// <param name="after">Pushes with smaller ids have left the duplicate window.</param>
internal sealed class PostgresDuplicateCheck(Push push, long after) : IDuplicateCheck
{
    private const string FindSql =
        "SELECT max(p.id) FROM lookup_keys k JOIN pushes p ON p.id = k.id WHERE k.kind = $1 AND k.hash = $2 AND k.id > $3 AND p.account_id = $4 AND p.initiator_push_id = $5";

    public long? Find(WriteSession session) => push.HasOwnPushId
        ? null
        : session[FindSql].Number((byte)LookupKind.PushId, StableHash.Of(push.InitiatorPushId), after, push.AccountId, push.InitiatorPushId);
}
