namespace PushPortal.Domain.Lab;

/// <summary>The time of an experiment: it stands until the next event.</summary>
internal sealed class VirtualTime : TimeProvider
{
    internal static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;
}
