using MudBlazor;
using PushPortal.Domain.Issues;

namespace PushPortal.Web.Portal.Components;

/// <summary>The icon and the colour that go with how an issue stands.</summary>
internal readonly record struct IssueLook(string Icon, string Css)
{
    internal static IssueLook Of(IssueStatus status) => status switch
    {
        IssueStatus.Open => new(Icons.Material.Filled.ErrorOutline, "pp-bad"),
        IssueStatus.Acknowledged => new(Icons.Material.Filled.Visibility, "pp-warn"),
        IssueStatus.Resolved => new(Icons.Material.Filled.TaskAlt, "pp-good"),
        IssueStatus.Ignored => new(Icons.Material.Filled.NotificationsOff, "pp-off"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
