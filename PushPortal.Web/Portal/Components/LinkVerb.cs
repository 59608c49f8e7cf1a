namespace PushPortal.Web.Portal.Components;

/// <summary>What an administrator may do to a running link.</summary>
public enum LinkVerb
{
    Start,
    Drain,
    Stop,

    /// <summary>Give it at most so many segments a second.</summary>
    Throttle,
}
