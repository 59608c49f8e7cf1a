namespace PushPortal.Tests.Hours;

/// <summary>The wall clock of the PPG, which may be set while time itself goes on.</summary>
internal sealed class VirtualClock : TimeProvider
{
    /// <summary>Time as it goes on.</summary>
    public DateTimeOffset Now { get; set; } = HourPlan.Start;

    /// <summary>How far the wall clock is off.</summary>
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => Now + Offset;
}
