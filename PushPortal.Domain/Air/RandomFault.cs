namespace PushPortal.Domain.Air;

/// <summary>What chance has in store for one attempt.</summary>
public enum RandomFault : byte
{
    None,
    Congestion,
    TemporaryError,
    Loss,
}
