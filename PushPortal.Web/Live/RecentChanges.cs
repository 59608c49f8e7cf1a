using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;

namespace PushPortal.Web.Live;

/// <summary>
/// The latest changes of all accounts in a ring, for those who follow at their own pace and come back where they stopped. A change's position is
/// one more than its predecessor's and begins at the time of the process, so positions are in the order of time and of no other process.
/// It watches the feed from when it is made, and costs the message path what any watcher does, however many follow.
/// </summary>
internal sealed class RecentChanges : IDisposable
{
    /// <summary>Places looked at while the ring is held.</summary>
    private const int MostAtOnce = 1_000;

    private readonly Lock _lock = new();
    private readonly TransactionChanged[] _ring;
    private readonly Dictionary<long, int> _versions = [];
    private readonly IDisposable _subscription;
    private TaskCompletionSource _appended = NewSignal();
    private long _newest;
    private long _oldest;

    /// <param name="size">How many changes it holds.</param>
    internal RecentChanges(DeliveryFeed feed, int size, TimeProvider clock)
    {
        _ring = new TransactionChanged[size];
        _newest = IdSequence.Floor(clock.GetUtcNow());
        _oldest = _newest + 1;

        // It outlives the request that was the first to ask for it.
        using (ExecutionContext.SuppressFlow())
        {
            _subscription = feed.SubscribeToEach(Append, size);
        }
    }

    /// <summary>The position of the latest change; what comes next is after it.</summary>
    internal long Newest
    {
        get
        {
            lock (_lock)
            {
                return _newest;
            }
        }
    }

    public void Dispose() => _subscription.Dispose();

    /// <summary>Whether everything after this position is at hand; false of one that never was.</summary>
    internal bool Reaches(long position)
    {
        lock (_lock)
        {
            return position >= _oldest - 1 && position <= _newest;
        }
    }

    /// <summary>Adds an account's changes after the position and moves that on; not to the newest at once when there are many. False when some after it have gone already.</summary>
    internal bool TryRead(long accountId, ref long position, List<RecentChange> found)
    {
        lock (_lock)
        {
            if (position < _oldest - 1)
            {
                return false;
            }

            for (var end = Math.Min(_newest, position + MostAtOnce); position < end;)
            {
                position++;
                if (At(position).AccountId == accountId)
                {
                    found.Add(new RecentChange(position, At(position)));
                }
            }

            return true;
        }
    }

    /// <summary>Ends when there is something after this position.</summary>
    internal Task AppendedAfter(long position)
    {
        lock (_lock)
        {
            return position < _newest ? Task.CompletedTask : _appended.Task;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Append(IReadOnlyList<TransactionChanged> batch)
    {
        // Whoever commits tells, so that neighbours come as their threads ran.
        var changes = batch.ToArray();
        Array.Sort(changes, static (one, other) => (one.At, one.TransactionId, one.Version).CompareTo((other.At, other.TransactionId, other.Version)));
        TaskCompletionSource appended;
        lock (_lock)
        {
            if (batch.Count == _ring.Length)
            {
                // Some may be missing before it: a position that nobody holds parts what was from what comes.
                _newest++;
                _oldest = _newest + 1;
                _versions.Clear();
            }

            foreach (var change in changes)
            {
                Append(change);
            }

            appended = _appended;
            _appended = NewSignal();
        }

        appended.SetResult();
    }

    private void Append(in TransactionChanged change)
    {
        if (_versions.TryGetValue(change.TransactionId, out var told) && told >= change.Version)
        {
            return;
        }

        if (_newest - _oldest + 1 == _ring.Length)
        {
            var oldest = At(_oldest);
            if (_versions.GetValueOrDefault(oldest.TransactionId) == oldest.Version)
            {
                _versions.Remove(oldest.TransactionId);
            }

            _oldest++;
        }

        _newest++;
        At(_newest) = change;
        _versions[change.TransactionId] = change.Version;
    }

    private ref TransactionChanged At(long position) => ref _ring[position % _ring.Length];
}
