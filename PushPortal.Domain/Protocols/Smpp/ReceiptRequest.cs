namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Bits 1-0 of registered_delivery (SMPP 3.4, 5.2.17; SuccessOnly since 5.0): when a delivery receipt is wanted.</summary>
public enum ReceiptRequest : byte
{
    None = 0,
    SuccessOrFailure = 1,
    FailureOnly = 2,
    SuccessOnly = 3,
}
