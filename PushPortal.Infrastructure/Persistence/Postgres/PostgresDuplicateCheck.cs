using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Asks within the transaction that stores the push. A push-id that the gateway has made itself was not used by anybody before.</summary>
/// <param name="after">Pushes with smaller ids have left the duplicate window.</param>
internal sealed class PostgresDuplicateCheck(Push push, long after) : IDuplicateCheck
{
    private const string FindSql =
        "SELECT max(p.id) FROM lookup_keys k JOIN pushes p ON p.id = k.id WHERE k.kind = $1 AND k.hash = $2 AND k.id > $3 AND p.account_id = $4 AND p.initiator_push_id = $5";

    private readonly long _hash = StableHash.Of(push.InitiatorPushId);

    public void Foresee(AskedAhead questions)
    {
        if (!push.HasOwnPushId)
        {
            questions.PushId(_hash, after);
        }
    }

    public long? Find(WriteSession session) => push.HasOwnPushId ? null : session.Known.Used(_hash) is { } used ? Newest(used) : Ask(session);

    /// <summary>Of those that share the hash.</summary>
    private long? Newest(IReadOnlyList<UsedPushId> used)
    {
        long? newest = null;
        foreach (var (id, accountId, pushId) in used)
        {
            if (id > after && accountId == push.AccountId && pushId == push.InitiatorPushId && (newest is null || id > newest))
            {
                newest = id;
            }
        }

        return newest;
    }

    private long? Ask(WriteSession session) =>
        session[FindSql].Number((byte)LookupKind.PushId, _hash, after, push.AccountId, push.InitiatorPushId);
}
