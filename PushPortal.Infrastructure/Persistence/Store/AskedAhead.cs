using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>
/// What the operations of a group are going to ask about rows, asked at once before they run, where each question would be a way to the server and back. The writer says here what it changes meanwhile.
/// What is not known is asked when it is needed; what somebody else has changed since is found by the statement that relies on it (<see cref="RowSql.IsSure"/>).
/// </summary>
internal sealed class AskedAhead
{
    private readonly Dictionary<long, int> _versions = [];
    private readonly Dictionary<long, PushSums> _pushes = [];
    private readonly Dictionary<long, int> _waiting = [];
    private readonly Dictionary<long, List<UsedPushId>> _used = [];
    private readonly HashSet<long> _added = [];

    /// <summary>Transactions whose versions and pushes are asked for.</summary>
    internal HashSet<long> Transactions { get; } = [];

    /// <summary>Notifications of which it is asked whether they wait, and none for them.</summary>
    internal List<(long TransactionId, int Run)> Notifications { get; } = [];

    /// <summary>Hashes of the push-ids that may be used already.</summary>
    internal HashSet<long> PushIds { get; } = [];

    /// <summary>Pushes with smaller ids have left the duplicate window of each of these.</summary>
    internal long OldestPush { get; private set; }

    /// <summary>Whether the questions were asked.</summary>
    internal bool IsAnswered { get; set; }

    internal bool HasQuestions => Transactions.Count + Notifications.Count + PushIds.Count > 0;

    internal void PushId(long hash, long after)
    {
        OldestPush = PushIds.Count == 0 ? after : Math.Min(OldestPush, after);
        PushIds.Add(hash);
    }

    /// <summary>An answer: a transaction with its push.</summary>
    internal void Found(long transactionId, int version, long pushId, PushSums push)
    {
        _versions[transactionId] = version;
        _pushes[pushId] = push;
    }

    /// <summary>An answer: a notification that waits, and none for it.</summary>
    internal void FoundWaiting(long transactionId, int run) => _waiting[transactionId] = run;

    /// <summary>An answer: a push-id that is used.</summary>
    internal void FoundUsed(long hash, UsedPushId used)
    {
        if (!_used.TryGetValue(hash, out var all))
        {
            _used.Add(hash, all = []);
        }

        all.Add(used);
    }

    /// <summary>Transactions are changed by a statement that does not say which: they are asked for again.</summary>
    internal void ForgetTransactions()
    {
        _versions.Clear();
        _pushes.Clear();
    }

    /// <summary>Pushes are deleted, by a statement that does not say which: so may be those that used a push-id.</summary>
    internal void ForgetPushes()
    {
        ForgetTransactions();
        PushIds.Clear();
        _used.Clear();
    }

    internal int? VersionOf(long transactionId) => _versions.Count > 0 && _versions.TryGetValue(transactionId, out var version) ? version : null;

    internal void Moved(Transaction after) => _versions[after.Id] = after.Version;

    /// <summary>What a push's row says. The group's own tallies are not in it.</summary>
    internal PushSums? Push(long id) => _pushes.Count > 0 && _pushes.TryGetValue(id, out var sums) ? sums : null;

    internal bool Waits(long transactionId, int run) => _waiting.Count > 0 && _waiting.TryGetValue(transactionId, out var waiting) && waiting == run;

    /// <summary>Notifications of the transaction have ended, or another waits for one.</summary>
    internal void Forget(long transactionId) => _waiting.Remove(transactionId);

    /// <summary>A push-id of the group is stored.</summary>
    internal void Added(long hash)
    {
        if (IsAnswered)
        {
            _added.Add(hash);
        }
    }

    /// <summary>Those of a push-id's hash; null when the database has to be asked.</summary>
    internal IReadOnlyList<UsedPushId>? Used(long hash) => !PushIds.Contains(hash) || !IsAnswered || _added.Contains(hash) ? null
        : _used.TryGetValue(hash, out var used) ? used
        : [];

    internal void Clear()
    {
        if (!IsAnswered && !HasQuestions)
        {
            return;
        }

        IsAnswered = false;
        Transactions.Clear();
        Notifications.Clear();
        PushIds.Clear();
        _versions.Clear();
        _pushes.Clear();
        _waiting.Clear();
        _used.Clear();
        _added.Clear();
    }
}
