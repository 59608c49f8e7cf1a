using PushPortal.Domain.Routes;

namespace PushPortal.Web.Portal.Components;

/// <summary>Why a group went over its link, or over none.</summary>
/// <param name="Version">The one that was in force; null when the links' own prefixes decided.</param>
/// <param name="Rule">The rule that decided; null when none was for it.</param>
public sealed record RouteReason(RouteVersion? Version, RouteRule? Rule);
