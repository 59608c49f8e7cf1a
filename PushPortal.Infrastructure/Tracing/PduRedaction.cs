using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>A PDU as a trace shows it, of the same length: passwords as stars always, content as zeros and numbers hidden unless content is shown.</summary>
internal static class PduRedaction
{
    /// <summary>Parameters without content and without numbers.</summary>
    private static readonly HashSet<TlvTag> Plain =
    [
        TlvTag.DestAddrSubunit, TlvTag.QosTimeToLive, TlvTag.PayloadType, TlvTag.ReceiptedMessageId, TlvTag.UserMessageReference, TlvTag.SourcePort, TlvTag.DestinationPort,
        TlvTag.SarMsgRefNum, TlvTag.SarTotalSegments, TlvTag.SarSegmentSeqnum, TlvTag.ScInterfaceVersion, TlvTag.DpfResult, TlvTag.SetDpf, TlvTag.MsAvailabilityStatus,
        TlvTag.NetworkErrorCode, TlvTag.DeliveryFailureReason, TlvTag.MoreMessagesToSend, TlvTag.MessageState, TlvTag.CongestionState, TlvTag.AlertOnMessageDelivery,
        VendorTlvs.SubmissionId, VendorTlvs.TransactionId, VendorTlvs.Flags, VendorTlvs.Outcome,
    ];

    internal static ISmppPdu Of(ISmppPdu pdu, bool showsContent) => pdu switch
    {
        Bind bind => bind with { Password = Stars(bind.Password), AddressRange = showsContent ? bind.AddressRange : NumberMask.Of(bind.AddressRange) },
        Outbind outbind => outbind with { Password = Stars(outbind.Password) },
        _ when showsContent => pdu,
        SubmitSm submit => submit with { Source = Of(submit.Source), Destination = Of(submit.Destination), ShortMessage = Zeros(submit.ShortMessage), Tlvs = Of(submit.Tlvs) },
        SubmitMulti submit => submit with { Source = Of(submit.Source), Destinations = [.. submit.Destinations.Select(Of)], ShortMessage = Zeros(submit.ShortMessage), Tlvs = Of(submit.Tlvs) },
        DataSm data => data with { Source = Of(data.Source), Destination = Of(data.Destination), Tlvs = Of(data.Tlvs) },
        DeliverSm deliver => deliver with { Source = Of(deliver.Source), Destination = Of(deliver.Destination), ShortMessage = Zeros(deliver.ShortMessage), Tlvs = Of(deliver.Tlvs) },
        ReplaceSm replace => replace with { Source = Of(replace.Source), ShortMessage = Zeros(replace.ShortMessage), Tlvs = Of(replace.Tlvs) },
        QuerySm query => query with { Source = Of(query.Source) },
        CancelSm cancel => cancel with { Source = Of(cancel.Source), Destination = Of(cancel.Destination) },
        AlertNotification alert => alert with { Source = Of(alert.Source), Esme = Of(alert.Esme), Tlvs = Of(alert.Tlvs) },
        BindResp response => response with { Tlvs = Of(response.Tlvs) },
        SubmitSmResp response => response with { Tlvs = Of(response.Tlvs) },
        DataSmResp response => response with { Tlvs = Of(response.Tlvs) },
        DeliverSmResp response => response with { Tlvs = Of(response.Tlvs) },
        SubmitMultiResp response => response with { Unsuccessful = [.. response.Unsuccessful.Select(static one => one with { Address = Of(one.Address) })], Tlvs = Of(response.Tlvs) },
        _ => pdu,
    };

    /// <summary>The numbers that a PDU names.</summary>
    internal static IEnumerable<string> NumbersOf(ISmppPdu pdu)
    {
        IEnumerable<SmppAddress> addresses = pdu switch
        {
            SubmitSm submit => [submit.Source, submit.Destination],
            SubmitMulti submit => submit.Destinations.Select(static one => one.Address).OfType<SmppAddress>(),
            DataSm data => [data.Source, data.Destination],
            DeliverSm deliver => [deliver.Source, deliver.Destination],
            ReplaceSm replace => [replace.Source],
            CancelSm cancel => [cancel.Destination],
            AlertNotification alert => [alert.Source],
            _ => [],
        };
        return addresses.Select(static address => address.Digits.TrimStart('+'));
    }

    private static string Stars(string text) => new('*', text.Length);

    private static SmppAddress Of(SmppAddress address) => address.Ton == TypeOfNumber.Alphanumeric ? address : address with { Digits = NumberMask.Of(address.Digits) };

    private static MultiDestination Of(MultiDestination destination) => destination.Address is { } address ? MultiDestination.Of(Of(address)) : destination;

    private static ReadOnlyMemory<byte> Zeros(ReadOnlyMemory<byte> content) => new byte[content.Length];

    private static TlvList Of(TlvList tlvs) => tlvs.All(static tlv => Plain.Contains(tlv.Tag)) ? tlvs : [.. tlvs.Select(static tlv => Plain.Contains(tlv.Tag) ? tlv : tlv with { Value = Zeros(tlv.Value) })];
}
