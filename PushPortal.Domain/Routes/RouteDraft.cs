namespace PushPortal.Domain.Routes;

/// <summary>Rules that are being worked on and decide nothing yet. There is one draft, for all administrators.</summary>
/// <param name="Over">The version that it was begun over; 0 when nothing was published.</param>
/// <param name="Revision">Counts its changes: whoever changes an older one is told.</param>
public sealed record RouteDraft(IReadOnlyList<RouteRule> Rules, int Over, long Revision, string By, DateTimeOffset At);
