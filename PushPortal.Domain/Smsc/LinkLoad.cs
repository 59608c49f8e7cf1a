namespace PushPortal.Domain.Smsc;

/// <summary>What a link can take at an instant.</summary>
/// <param name="Window">Most segments outstanding.</param>
/// <param name="Committed">Segments of started groups that are not acknowledged yet.</param>
/// <param name="Rate">The places that its rate has for segments.</param>
public readonly record struct LinkLoad(int Window, int Committed, SegmentRate Rate, DateTimeOffset PausedUntil, bool Available);
