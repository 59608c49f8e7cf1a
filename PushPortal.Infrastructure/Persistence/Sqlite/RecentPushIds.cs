namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The push-ids that the lookup tables do not have yet: those of the last minute or so. Touched by the writer alone.
/// Older ones are asked of <c>push_keys</c>, so memory does not grow with what is stored.
/// </summary>
internal sealed class RecentPushIds
{
    private readonly Dictionary<(long AccountId, string PushId), long> _ids = [];
    private readonly Queue<(long Id, (long, string) Key)> _order = new();

    internal bool TryFind(long accountId, string initiatorPushId, out long id) => _ids.TryGetValue((accountId, initiatorPushId), out id);

    internal void Add(long accountId, string initiatorPushId, long id)
    {
        _ids[(accountId, initiatorPushId)] = id;
        _order.Enqueue((id, (accountId, initiatorPushId)));
    }

    /// <summary>Takes back an addition whose commit failed.</summary>
    internal void Remove(long accountId, string initiatorPushId) => _ids.Remove((accountId, initiatorPushId));

    /// <summary>Forgets those that the lookup tables have now.</summary>
    internal void ForgetUpTo(long id)
    {
        while (_order.TryPeek(out var oldest) && oldest.Id <= id)
        {
            _order.Dequeue();
            if (_ids.TryGetValue(oldest.Key, out var held) && held == oldest.Id)
            {
                _ids.Remove(oldest.Key);
            }
        }
    }
}
