namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>push_tags</c>: the tags of pushes. A push without tags has no row.</summary>
internal sealed class PushTagRow
{
    /// <summary>The push's account.</summary>
    public long AccountId { get; set; }
    public required string Tag { get; set; }
    public long PushId { get; set; }
}
