using System.Diagnostics;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>
/// When requests are to be sent. Closed loop: as soon as a connection is free. Open loop: at their times, whether the gateway keeps up or not; what finds no free connection
/// goes later and keeps its time, so that a slow gateway cannot hide its latency. The thread of the pace looks each millisecond. Until it begins it is a closed loop too: what a cold gateway
/// is late with would be caught up for long after it is warm.
/// </summary>
internal sealed class Pace : IDisposable
{
    /// <summary>The load has ended.</summary>
    internal const long Over = -1;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<long>> _idle = [];
    private readonly ManualResetEvent _stopped = new(false);
    private readonly Thread? _thread;
    private readonly double _ticksApart;
    private long? _start;
    private long _given;
    private bool _isOver;

    /// <param name="rate">Requests a second; 0 for a closed loop.</param>
    internal Pace(double rate)
    {
        if (rate > 0)
        {
            _ticksApart = Stopwatch.Frequency / rate;
            _thread = new Thread(Release) { IsBackground = true, Name = "pace" };
            _thread.Start();
        }
    }

    internal bool IsOver
    {
        get
        {
            lock (_lock)
            {
                return _isOver;
            }
        }
    }

    private long NextDue => _start.GetValueOrDefault() + (long)(_given * _ticksApart);

    /// <summary>The timestamp that the next request is due at, once it is; or <see cref="Over"/>.</summary>
    internal ValueTask<long> NextAsync()
    {
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            if (_isOver)
            {
                return new(Over);
            }

            if (_thread is null || _start is null)
            {
                return new(now);
            }

            if (NextDue is var due && due <= now)
            {
                _given++;
                return new(due);
            }

            var idle = new TaskCompletionSource<long>();
            _idle.Enqueue(idle);
            return new(idle.Task);
        }
    }

    /// <summary>From now on at the rate.</summary>
    internal void Begin()
    {
        lock (_lock)
        {
            _start = Stopwatch.GetTimestamp();
        }
    }

    internal void Stop()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        _stopped.Set();
        _thread?.Join();
        while (_idle.TryDequeue(out var idle))
        {
            idle.SetResult(Over);
        }
    }

    public void Dispose()
    {
        Stop();
        _stopped.Dispose();
    }

    private void Release()
    {
        while (!_stopped.WaitOne(Look))
        {
            while (TakeDue() is (var idle, var due))
            {
                idle.SetResult(due);
            }
        }
    }

    private (TaskCompletionSource<long> Idle, long Due)? TakeDue()
    {
        lock (_lock)
        {
            if (_isOver || NextDue is var due && due > Stopwatch.GetTimestamp() || !_idle.TryDequeue(out var idle))
            {
                return null;
            }

            _given++;
            return (idle, due);
        }
    }
}
