using PushPortal.Domain.Enquiries;

namespace PushPortal.Web.Portal.Components;

/// <summary>The words of a push's status in URLs, the same as in REST.</summary>
internal static class PushStatusWords
{
    internal static string Word(PushStatus status) => status switch
    {
        PushStatus.Pending => "pending",
        PushStatus.Delivered => "delivered",
        PushStatus.Failed => "failed",
        PushStatus.PartlyDelivered => "partly-delivered",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    internal static PushStatus? Parse(string? word) => word switch
    {
        "pending" => PushStatus.Pending,
        "delivered" => PushStatus.Delivered,
        "failed" => PushStatus.Failed,
        "partly-delivered" => PushStatus.PartlyDelivered,
        _ => null,
    };
}
