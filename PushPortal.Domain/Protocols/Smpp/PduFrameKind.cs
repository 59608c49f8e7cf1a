namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>What the octets at hand say about the next PDU.</summary>
public enum PduFrameKind
{
    NeedsMore,
    Whole,

    /// <summary>The length cannot be, so nothing that follows can be read: generic_nack with ESME_RINVCMDLEN, and close.</summary>
    Broken,
}
