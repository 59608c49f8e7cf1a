namespace PushPortal.Domain.Smsc;

/// <summary>What an administrator has ordered of a link. It stands until the next one.</summary>
/// <param name="Mode">As it was ordered: a link that drains comes to be stopped by itself.</param>
/// <param name="SegmentsPerSecond">The most that is sent, below the link's own limit; null for that limit alone.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record LinkOrder(LinkMode Mode, int? SegmentsPerSecond, string By, string Reason, DateTimeOffset At)
{
    /// <summary>Whether it leaves the link as its settings have it.</summary>
    public bool IsNone => Mode == LinkMode.Running && SegmentsPerSecond is null;
}
