using System.Collections.Concurrent;

namespace PushPortal.Benchmarks.Viewers;

/// <summary>What all viewers of a run were shown.</summary>
internal sealed class ViewerCounts
{
    private long _changes;
    private long _batches;
    private volatile bool _isOver;

    /// <summary>Changes of transactions that the hub told, to each of its viewers.</summary>
    internal long Changes => Volatile.Read(ref _changes);

    /// <summary>Render batches of the circuits.</summary>
    internal long Batches => Volatile.Read(ref _batches);

    /// <summary>What went wrong at viewers.</summary>
    internal ConcurrentQueue<string> Failures { get; } = [];

    internal void Changed() => Interlocked.Increment(ref _changes);

    internal void Rendered()
    {
        Interlocked.Increment(ref _batches);
    }

    /// <summary>From here on connections end because the run does.</summary>
    internal void End() => _isOver = true;

    internal void Failed(string error)
    {
        if (!_isOver)
        {
            Failures.Enqueue(error);
        }
    }
}
