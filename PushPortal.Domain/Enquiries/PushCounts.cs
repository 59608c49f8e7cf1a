namespace PushPortal.Domain.Enquiries;

/// <summary>How many pushes of each status there are.</summary>
public sealed record PushCounts(long Pending, long Delivered, long Failed, long PartlyDelivered)
{
    public static PushCounts None { get; } = new(0, 0, 0, 0);

    public long All => Pending + Delivered + Failed + PartlyDelivered;

    /// <param name="status">Null for all.</param>
    public long Of(PushStatus? status) => status switch
    {
        PushStatus.Pending => Pending,
        PushStatus.Delivered => Delivered,
        PushStatus.Failed => Failed,
        PushStatus.PartlyDelivered => PartlyDelivered,
        _ => All,
    };

    public PushCounts Add(PushCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Pending + other.Pending, Delivered + other.Delivered, Failed + other.Failed, PartlyDelivered + other.PartlyDelivered);
    }
}
