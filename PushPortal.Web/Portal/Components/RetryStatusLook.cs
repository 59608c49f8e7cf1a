using MudBlazor;
using PushPortal.Domain.Retries;

namespace PushPortal.Web.Portal.Components;

/// <summary>The icon and the colour that go with the status of a bulk retry.</summary>
internal readonly record struct RetryStatusLook(string Icon, string Css)
{
    internal static RetryStatusLook Of(BulkRetryStatus status) => status switch
    {
        BulkRetryStatus.Planning or BulkRetryStatus.Planned => new(Icons.Material.Filled.Checklist, ""),
        BulkRetryStatus.Running => new(Icons.Material.Filled.PlayArrow, ""),
        BulkRetryStatus.Paused => new(Icons.Material.Filled.Pause, "pp-warn"),
        BulkRetryStatus.Cancelled => new(Icons.Material.Filled.Cancel, "pp-off"),
        BulkRetryStatus.Finished => new(Icons.Material.Filled.CheckCircle, "pp-good"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
