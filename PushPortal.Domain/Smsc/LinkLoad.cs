namespace PushPortal.Domain.Smsc;

/// <summary>What a link can take at an instant.</summary>
/// <param name="Window">Most segments outstanding.</param>
/// <param name="Committed">Segments of started groups that are not acknowledged yet.</param>
/// <param name="SegmentsPerSecond">0 means no limit.</param>
/// <param name="Tokens">Segments that the rate allows at once; may be negative.</param>
public readonly record struct LinkLoad(int Window, int Committed, int SegmentsPerSecond, double Tokens, DateTimeOffset PausedUntil, bool Available);
