using MudBlazor;
using PushPortal.Domain.Alarms;

namespace PushPortal.Web.Portal.Components;

/// <summary>The icon and the colour that go with the word of an alarm's severity.</summary>
internal readonly record struct AlarmLook(string Icon, string Css)
{
    internal static AlarmLook Of(AlarmSeverity severity) => severity switch
    {
        AlarmSeverity.Critical => new(Icons.Material.Filled.Error, "pp-bad"),
        AlarmSeverity.Warning => new(Icons.Material.Filled.Warning, "pp-warn"),
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };
}
