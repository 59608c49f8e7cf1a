namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>capabilities</c>: the capabilities entity of a push, once for all its recipients.</summary>
internal sealed class CapabilitiesRow
{
    public long PushId { get; set; }
    public required byte[] Document { get; set; }
}
