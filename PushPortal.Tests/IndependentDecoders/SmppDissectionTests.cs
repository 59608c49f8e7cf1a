using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Tests.Protocols.Smpp;

namespace PushPortal.Tests.IndependentDecoders;

/// <summary>Wireshark reads our SMPP PDUs of every kind as what they were made from.</summary>
public sealed class SmppDissectionTests
{
    private const int Patience = 60_000;

    private static readonly string[] Fields =
    [
        "command_id", "command_status", "system_id", "password", "system_type", "interface_version", "address_range", "SC_interface_version",
        "service_type", "message_id", "source_addr", "destination_addr", "dlist", "esme_addr", "esm.submit.msg_mode", "data_coding", "sm_length", "message_state",
        "error_code", "error_status_code", "source_port", "destination_port", "sar_msg_ref_num", "sar_total_segments", "sar_segment_seqnum",
        "more_messages_to_send", "message_payload", "delivery_failure_reason", "network_error.code", "receipted_message_id", "ms_availability_status",
    ];

    private static readonly SmppAddress Esme = SmppAddress.FromText("10086");
    private static readonly SmppAddress Handset = SmppAddress.FromText("+8613800000001");

    private static readonly TlvList Failure =
        [Tlv.OfByte(TlvTag.DeliveryFailureReason, (byte)DeliveryFailureReason.PermanentNetworkError), Tlv.Of(new NetworkErrorCode(NetworkErrorCode.Gsm, 27))];

    /// <summary>PDUs, and the fields that Wireshark finds in each.</summary>
    private static readonly (ISmppPdu Pdu, CommandStatus Status, string Expected)[] Pdus =
    [
        (new Bind { Type = BindType.Receiver, SystemId = "demo", Password = "demo-key", SystemType = "WAP", AddressRange = "^1" }, CommandStatus.Ok,
            "command_id=0x00000001 system_id=demo password=demo-key system_type=WAP interface_version=52 address_range=^1"),
        (new Bind { Type = BindType.Transmitter, SystemId = "demo", Password = "demo-key" }, CommandStatus.Ok,
            "command_id=0x00000002 system_id=demo password=demo-key interface_version=52"),
        (new Bind { Type = BindType.Transceiver, SystemId = "demo", Password = "demo-key", InterfaceVersion = InterfaceVersions.Smpp50 }, CommandStatus.Ok,
            "command_id=0x00000009 system_id=demo password=demo-key interface_version=80"),
        (new BindResp { Type = BindType.Receiver, SystemId = "PushPortal", Tlvs = [Tlv.OfByte(TlvTag.ScInterfaceVersion, 0x34)] }, CommandStatus.Ok,
            "command_id=0x80000001 command_status=0x00000000 system_id=PushPortal SC_interface_version=52"),
        (new BindResp { Type = BindType.Transmitter, SystemId = null }, CommandStatus.InvalidPassword,
            "command_id=0x80000002 command_status=0x0000000e"),
        (new BindResp { Type = BindType.Transceiver, SystemId = "PushPortal" }, CommandStatus.Ok,
            "command_id=0x80000009 command_status=0x00000000 system_id=PushPortal"),
        (new Outbind { SystemId = "PushPortal", Password = "secret" }, CommandStatus.Ok,
            "command_id=0x0000000b system_id=PushPortal password=secret"),
        (new SubmitSm
        {
            ServiceType = "WAP", Source = Esme, Destination = Handset, EsmClass = new(MessagingMode.Transaction), DataCoding = DataCodings.BinaryClass1,
            ShortMessage = new byte[140],
            Tlvs =
            [
                Tlv.OfUInt16(TlvTag.SourcePort, 9200), Tlv.OfUInt16(TlvTag.DestinationPort, 2948), Tlv.OfUInt16(TlvTag.SarMsgRefNum, 77),
                Tlv.OfByte(TlvTag.SarTotalSegments, 2), Tlv.OfByte(TlvTag.SarSegmentSeqnum, 1), Tlv.OfByte(TlvTag.MoreMessagesToSend, 1),
            ],
        }, CommandStatus.Ok,
            "command_id=0x00000004 service_type=WAP source_addr=10086 destination_addr=8613800000001 esm.submit.msg_mode=0x02 data_coding=0xf5 sm_length=140 source_port=0x23f0 destination_port=0x0b84 sar_msg_ref_num=77 sar_total_segments=2 sar_segment_seqnum=1 more_messages_to_send=1"),
        (new SubmitSmResp { MessageId = "0A1B" }, CommandStatus.Ok, "command_id=0x80000004 command_status=0x00000000 message_id=0A1B"),
        // Wireshark reads no body where the status is not 0.
        (new SubmitSmResp { MessageId = "0A1B", Tlvs = Failure }, CommandStatus.DeliveryFailed, "command_id=0x80000004 command_status=0x000000fe"),
        (new SubmitMulti { Source = Esme, Destinations = [MultiDestination.Of(Handset), MultiDestination.OfList("friends")], ShortMessage = new byte[3] }, CommandStatus.Ok,
            "command_id=0x00000021 service_type=(Default) source_addr=10086 destination_addr=8613800000001 dlist=1 esm.submit.msg_mode=0x00 data_coding=0x00 sm_length=3"),
        (new SubmitMultiResp { MessageId = "0A1C", Unsuccessful = [new(Handset, CommandStatus.InvalidDestinationAddress)] }, CommandStatus.Ok,
            "command_id=0x80000021 command_status=0x00000000 message_id=0A1C destination_addr=8613800000001 error_status_code=0x0000000b"),
        (new DataSm
        {
            ServiceType = "WAP", Source = Esme, Destination = Handset, EsmClass = new(MessagingMode.Transaction), DataCoding = DataCodings.Binary,
            Tlvs = [new(TlvTag.MessagePayload, new byte[] { 1, 2, 3 })],
        }, CommandStatus.Ok,
            "command_id=0x00000103 service_type=WAP source_addr=10086 destination_addr=8613800000001 esm.submit.msg_mode=0x02 data_coding=0x04 message_payload=010203"),
        (new DataSmResp { MessageId = "0A1D", Tlvs = Failure }, CommandStatus.Ok,
            "command_id=0x80000103 command_status=0x00000000 message_id=0A1D delivery_failure_reason=2 network_error.code=0x001b"),
        (new DeliverSm
        {
            Source = Handset, Destination = Esme, EsmClass = new(MessagingMode.Default, MessageType.DeliveryReceipt), ShortMessage = "id:7"u8.ToArray(),
            Tlvs = new DeliveryReceipt { MessageId = "7", State = MessageState.Delivered }.ToTlvs(),
        }, CommandStatus.Ok,
            "command_id=0x00000005 service_type=(Default) source_addr=8613800000001 destination_addr=10086 esm.submit.msg_mode=0x00 data_coding=0x00 sm_length=4 message_state=2 receipted_message_id=7"),
        (new DeliverSmResp(), CommandStatus.Ok, "command_id=0x80000005 command_status=0x00000000"),
        (new QuerySm { MessageId = "0A1B", Source = Esme }, CommandStatus.Ok, "command_id=0x00000003 message_id=0A1B source_addr=10086"),
        (new QuerySmResp { MessageId = "0A1B", MessageState = MessageState.Undeliverable, ErrorCode = 9 }, CommandStatus.Ok,
            "command_id=0x80000003 command_status=0x00000000 message_id=0A1B message_state=5 error_code=9"),
        (new CancelSm { MessageId = "0A1B", Source = Esme, Destination = Handset }, CommandStatus.Ok,
            "command_id=0x00000008 service_type=(Default) message_id=0A1B source_addr=10086 destination_addr=8613800000001"),
        (new CancelSmResp(), CommandStatus.CancelFailed, "command_id=0x80000008 command_status=0x00000011"),
        (new ReplaceSm { MessageId = "0A1B", Source = Esme, ShortMessage = new byte[5] }, CommandStatus.Ok,
            "command_id=0x00000007 message_id=0A1B source_addr=10086 sm_length=5"),
        (new ReplaceSmResp(), CommandStatus.Ok, "command_id=0x80000007 command_status=0x00000000"),
        (new AlertNotification { Source = Handset, Esme = Esme, Tlvs = [Tlv.OfByte(TlvTag.MsAvailabilityStatus, 0)] }, CommandStatus.Ok,
            "command_id=0x00000102 source_addr=8613800000001 esme_addr=10086 ms_availability_status=0"),
        (new EnquireLink(), CommandStatus.Ok, "command_id=0x00000015"),
        (new EnquireLinkResp(), CommandStatus.Ok, "command_id=0x80000015 command_status=0x00000000"),
        (new Unbind(), CommandStatus.Ok, "command_id=0x00000006"),
        (new UnbindResp(), CommandStatus.Ok, "command_id=0x80000006 command_status=0x00000000"),
        (new GenericNack(), CommandStatus.InvalidCommandId, "command_id=0x80000000 command_status=0x00000003"),
    ];

    [Fact(Timeout = Patience)]
    public async Task Pdu_is_read_as_it_was_written()
    {
        var capture = new Capture(Capture.RawIp);
        foreach (var (index, (pdu, status, _)) in Pdus.Index())
            capture.AddTcp(SmppPdus.Write(pdu, (uint)index + 1, status));

        var lines = (await IndependentDecoder.Wireshark.DecodeAsync(
            capture.ToArray(),
            ["-n", "-r", "-", "-T", "fields", "-E", "separator=|", "-e", "_ws.malformed", .. Fields.SelectMany(field => (string[])["-e", "smpp." + field])],
            TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Pdus.Select(row => row.Expected), lines.Select(Named));
    }

    [Fact]
    public void Every_known_command_is_among_them() =>
        Assert.Equal(Enum.GetValues<CommandId>().Order(), Pdus.Select(row => row.Pdu.CommandId).Distinct().Order());

    /// <summary>The fields that are there, each with its name; a malformed PDU has one before them.</summary>
    private static string Named(string line) => string.Join(' ', line.Split('|')
        .Zip(["malformed", .. Fields], (value, name) => (value, name))
        .Where(field => field.value.Length > 0)
        .Select(field => $"{field.name}={field.value}"));
}
