namespace PushPortal.Domain.Notifications;

/// <summary>How the notifications stand, for metrics and pages; written by their worker alone.</summary>
public sealed class NotificationFigures
{
    private readonly long[] _targets = new long[Enum.GetValues<CircuitState>().Length];
    private long _waiting;

    /// <summary>Notifications that are neither confirmed nor given up.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Targets for which something waits, by the state of their circuit.</summary>
    public long Targets(CircuitState state) => Interlocked.Read(ref _targets[(int)state]);

    internal void AddWaiting(long more) => Interlocked.Add(ref _waiting, more);

    internal void Move(CircuitState? from, CircuitState? to)
    {
        if (from != to)
        {
            Add(from, -1);
            Add(to, 1);
        }
    }

    private void Add(CircuitState? state, long more)
    {
        if (state is { } counted)
        {
            Interlocked.Add(ref _targets[(int)counted], more);
        }
    }
}
