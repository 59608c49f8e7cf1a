namespace PushPortal.Web.Portal.Pages;

/// <summary>What the next test push is sent under: kept before it is asked for, and until its page was seen.</summary>
internal sealed record DashboardTrial(string Key)
{
    internal static DashboardTrial New() => new($"try:{Guid.NewGuid():n}");
}
