using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Enquiries;

/// <summary>A push as a list shows it.</summary>
public sealed record PushSummary
{
    public required Push Push { get; init; }

    public required int Delivered { get; init; }

    public required int Failed { get; init; }

    public PushStatus Status =>
        Delivered + Failed < Push.Recipients ? PushStatus.Pending
        : Failed == 0 ? PushStatus.Delivered
        : Delivered == 0 ? PushStatus.Failed
        : PushStatus.PartlyDelivered;
}
