namespace PushPortal.Infrastructure.Simulator;

/// <summary>What chance has in store for one attempt.</summary>
internal enum RandomFault : byte
{
    None,
    Congestion,
    TemporaryError,
    Loss,
}
