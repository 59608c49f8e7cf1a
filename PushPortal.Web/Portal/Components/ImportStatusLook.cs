using MudBlazor;
using PushPortal.Domain.Imports;

namespace PushPortal.Web.Portal.Components;

/// <summary>The icon and the colour that go with the status of an import.</summary>
internal readonly record struct ImportStatusLook(string Icon, string Css)
{
    internal static ImportStatusLook Of(ImportStatus status) => status switch
    {
        ImportStatus.Uploaded => new(Icons.Material.Filled.UploadFile, ""),
        ImportStatus.Checking => new(Icons.Material.Filled.HourglassEmpty, ""),
        ImportStatus.Checked => new(Icons.Material.Filled.Checklist, ""),
        ImportStatus.Running => new(Icons.Material.Filled.PlayArrow, ""),
        ImportStatus.Paused => new(Icons.Material.Filled.Pause, "pp-warn"),
        ImportStatus.Cancelled => new(Icons.Material.Filled.Cancel, "pp-off"),
        ImportStatus.Finished => new(Icons.Material.Filled.CheckCircle, "pp-good"),
        ImportStatus.Unreadable => new(Icons.Material.Filled.Error, "pp-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
