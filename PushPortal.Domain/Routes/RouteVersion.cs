namespace PushPortal.Domain.Routes;

/// <summary>Routes as they were published once. Versions are never changed: going back to one publishes it anew.</summary>
/// <param name="Number">From 1 on, one by one.</param>
/// <param name="Rules">In order; none means that the links' own prefixes apply.</param>
/// <param name="By">Who published it.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Restores">The version whose rules were published anew, 0 for those before any; null when they came from a draft.</param>
public sealed record RouteVersion(int Number, IReadOnlyList<RouteRule> Rules, string By, DateTimeOffset At, string Reason, int? Restores);
