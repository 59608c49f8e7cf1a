namespace PushPortal.Tests.Fakes;

/// <summary>The system's clock, set to another time; its timers run as usual. It is only ever set forward.</summary>
internal sealed class ShiftedClock(TimeSpan behind) : TimeProvider
{
    private long _behind = behind.Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - Behind;

    /// <summary>How far it is behind the system's.</summary>
    internal TimeSpan Behind
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _behind));
        set => Interlocked.Exchange(ref _behind, value.Ticks);
    }
}
