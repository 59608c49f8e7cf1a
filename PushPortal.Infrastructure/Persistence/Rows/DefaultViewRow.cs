namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>default_views</c>: which view a user's list begins with.</summary>
internal sealed class DefaultViewRow
{
    public required string User { get; set; }
    public byte List { get; set; }
    public long ViewId { get; set; }
}
