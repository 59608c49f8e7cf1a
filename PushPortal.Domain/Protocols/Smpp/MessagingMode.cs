namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Bits 1-0 of esm_class (SMPP 3.4, 5.2.12): how the SMSC delivers.</summary>
public enum MessagingMode : byte
{
    Default = 0,
    Datagram = 1,

    /// <summary>"Forward": the response is held back until the outcome is known, and says it.</summary>
    Transaction = 2,
    StoreAndForward = 3,
}
