namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>push_keys</c>: finds pushes by the initiator's push-id. Filled in the background, in hash order.</summary>
internal sealed class PushKeyRow
{
    public long Hash { get; set; }
    public long PushId { get; set; }
}
