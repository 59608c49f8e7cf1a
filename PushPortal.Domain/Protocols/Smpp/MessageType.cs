namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Bits 5-2 of esm_class (SMPP 3.4, 5.2.12). Delivery receipt, abort and intermediate notification come in deliver_sm only.</summary>
public enum MessageType : byte
{
    Normal = 0,
    DeliveryReceipt = 1,
    DeliveryAcknowledgement = 2,
    UserAcknowledgement = 4,
    ConversationAbort = 6,
    IntermediateNotification = 8,
}
