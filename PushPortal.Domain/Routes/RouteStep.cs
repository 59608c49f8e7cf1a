namespace PushPortal.Domain.Routes;

/// <summary>A rule, and what it says to one push.</summary>
/// <param name="Place">Of the rule, from 0.</param>
public sealed record RouteStep(int Place, RouteRule Rule, RouteVerdict Verdict);
