using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Routes;

/// <summary>Something that is wrong with rules, or that may be meant otherwise.</summary>
/// <param name="Rule">The place of the rule; below 0 when it is about all of them.</param>
/// <param name="Fact">What it is about: the prefix, the account, the link, the rule that covers it; the beginnings that have no rule, empty for all of them.</param>
/// <param name="Priority">The one that has no rule; null for all of them.</param>
public sealed record RouteProblem(RouteProblemKind Kind, int Rule, string Fact = "", Priority? Priority = null)
{
    /// <summary>Whether rules with it cannot be published; otherwise it is a hint.</summary>
    public bool IsFault => Kind is not (RouteProblemKind.Covered or RouteProblemKind.NoRule);
}
