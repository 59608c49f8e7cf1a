namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>delivery_failure_reason (SMPP 3.4, 5.3.2.33): why a transaction failed.</summary>
public enum DeliveryFailureReason : byte
{
    DestinationUnavailable = 0,
    DestinationAddressInvalid = 1,
    PermanentNetworkError = 2,
    TemporaryNetworkError = 3,
}
