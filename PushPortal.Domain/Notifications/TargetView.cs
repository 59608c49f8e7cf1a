namespace PushPortal.Domain.Notifications;

/// <summary>How one target stands.</summary>
/// <param name="Authority">Host and port.</param>
/// <param name="Waiting">Notifications for it that have not ended.</param>
/// <param name="UnderWay">Of those, sent and not answered.</param>
/// <param name="ProbeAt">When the next one tries whether it answers again; null when its circuit is not open.</param>
public sealed record TargetView(string Authority, long Waiting, int UnderWay, CircuitState Circuit, DateTimeOffset? ProbeAt);
