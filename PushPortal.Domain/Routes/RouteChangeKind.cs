namespace PushPortal.Domain.Routes;

/// <summary>How a rule differs between two versions.</summary>
public enum RouteChangeKind : byte
{
    Added,
    Removed,
    /// <summary>It says something else.</summary>
    Changed,
    /// <summary>It says the same at another place among the rules that stayed.</summary>
    Moved,
}
