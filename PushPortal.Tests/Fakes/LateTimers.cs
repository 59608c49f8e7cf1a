using System.Threading.Channels;

namespace PushPortal.Tests.Fakes;

/// <summary>Timers at their worst moment: each is firing just as it is disposed of. Only asynchronous disposal waits for that.</summary>
internal sealed class LateTimers : TimeProvider
{
    private readonly Channel<bool> _made = Channel.CreateUnbounded<bool>();
    private readonly List<Action> _late = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _made.Writer.TryWrite(true);
        return new LateTimer(this, () => callback(state));
    }

    /// <summary>Ends when the next timer has been made.</summary>
    public async Task MadeAsync(CancellationToken ct) => await _made.Reader.ReadAsync(ct);

    /// <summary>Ends the callbacks that nobody waited for.</summary>
    public void EndLateCallbacks() => _late.ForEach(callback => callback());

    private sealed class LateTimer(LateTimers clock, Action callback) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => clock._late.Add(callback);

        public ValueTask DisposeAsync()
        {
            callback();
            return ValueTask.CompletedTask;
        }
    }
}
