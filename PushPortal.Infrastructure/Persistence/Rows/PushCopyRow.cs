namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>push_copies</c>: which pushes were submitted as copies of others. A push that is none has no row.</summary>
internal sealed class PushCopyRow
{
    public long CopyId { get; set; }
    public long OriginalId { get; set; }
}
