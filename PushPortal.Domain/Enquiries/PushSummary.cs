using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Enquiries;

/// <summary>A push as a list shows it.</summary>
public sealed record PushSummary
{
    public required Push Push { get; init; }

    public required int Delivered { get; init; }

    public required int Failed { get; init; }

    public PushStatus Status => StatusOf(Push.Recipients, Delivered, Failed);

    /// <summary>The status of a push by the number of its recipients, and of those that it was delivered to and that it failed for.</summary>
    public static PushStatus StatusOf(int recipients, int delivered, int failed) =>
        delivered + failed < recipients ? PushStatus.Pending
        : failed == 0 ? PushStatus.Delivered
        : delivered == 0 ? PushStatus.Failed
        : PushStatus.PartlyDelivered;
}
