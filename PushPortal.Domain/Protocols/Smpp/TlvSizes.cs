namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Octets of the parameters that are acted upon (SMPP 3.4, 5.3.2). Others are carried whatever their length is.</summary>
internal static class TlvSizes
{
    public static bool Fits(TlvTag tag, int octets) => tag switch
    {
        TlvTag.DestAddrSubunit or TlvTag.PayloadType or TlvTag.SarTotalSegments or TlvTag.SarSegmentSeqnum or TlvTag.ScInterfaceVersion
            or TlvTag.DpfResult or TlvTag.SetDpf or TlvTag.MsAvailabilityStatus or TlvTag.DeliveryFailureReason or TlvTag.MoreMessagesToSend
            or TlvTag.MessageState or TlvTag.CongestionState => octets == 1,
        TlvTag.UserMessageReference or TlvTag.SourcePort or TlvTag.DestinationPort or TlvTag.SarMsgRefNum => octets == 2,
        TlvTag.NetworkErrorCode => octets == 3,
        TlvTag.QosTimeToLive => octets == 4,
        TlvTag.ReceiptedMessageId => octets <= 65,
        TlvTag.AdditionalStatusInfoText => octets <= 256,
        _ => true,
    };
}
