namespace PushPortal.Domain.Routes;

/// <summary>Where pushes go: over a link, or nowhere for a reason. Neither when no rule is for them.</summary>
public readonly record struct RouteTarget(string? Link, string? Refusal);
