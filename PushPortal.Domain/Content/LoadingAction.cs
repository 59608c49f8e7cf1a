namespace PushPortal.Domain.Content;

/// <summary>How a handset loads a service: shown when it disturbs nobody, shown at once, or into the cache only (WAP-168, 5.2).</summary>
public enum LoadingAction
{
    ExecuteLow,
    ExecuteHigh,
    Cache,
}
