namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>kept_contents</c>: pushes that were waited for when the erasure of old contents came by. It looks at them again, and at nothing else that it has been past.</summary>
internal sealed class KeptContentRow
{
    public long PushId { get; set; }
}
