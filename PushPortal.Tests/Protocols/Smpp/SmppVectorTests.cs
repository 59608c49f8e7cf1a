using System.Text;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class SmppVectorTests
{
    public static TheoryData<string> Names => [.. SmppVectors.All.Keys];

    private static readonly SmppAddress Esme = new(TypeOfNumber.International, NumberingPlan.E164, "15550001111");
    private static readonly SmppAddress Handset = new(TypeOfNumber.International, NumberingPlan.E164, "15550002222");
    private static readonly SmppAddress ShortCode = new(TypeOfNumber.International, NumberingPlan.E164, "40404");

    [Theory, MemberData(nameof(Names))]
    public void Every_vector_is_written_as_it_was_read(string name)
    {
        var octets = SmppVectors.Octets(name);
        var header = PduHeader.Read(octets);

        var written = SmppPdus.Write(SmppPdus.Read(octets), header.SequenceNumber, header.CommandStatus);

        Assert.Equal(SmppVectors.All[name], Convert.ToHexStringLower(written));
        Assert.Equal(octets.Length, header.CommandLength);
    }

    [Fact]
    public void Bind_reads_as_published() => Assert.Equal(
        new Bind
        {
            Type = BindType.Transceiver,
            SystemId = "ALL_TW",
            Password = "ALL_TW",
            InterfaceVersion = 0x34,
            AddrTon = TypeOfNumber.International,
            AddrNpi = (NumberingPlan)2,
        },
        Read<Bind>("SMPP-01"));

    [Fact]
    public void Bind_response_reads_as_published()
    {
        Assert.Equal(
            new BindResp { Type = BindType.Transceiver, SystemId = "Smsc GW", Tlvs = [Tlv.OfByte(TlvTag.ScInterfaceVersion, 0x34)] },
            Read<BindResp>("SMPP-02"));
        Assert.Equal(InterfaceVersions.Smpp34, Read<BindResp>("SMPP-02").Tlvs.ScInterfaceVersion);
    }

    [Fact]
    public void Enquiry_and_its_response_differ_by_one_bit_and_the_sequence()
    {
        Assert.Equal("0000001080000015000000000a342eed", Convert.ToHexStringLower(SmppPdus.Write(new EnquireLinkResp(), 0x0a342eed)));
        Assert.Equal(CommandId.EnquireLinkResp, Read<EnquireLink>("SMPP-04").CommandId.Response);
    }

    [Fact]
    public void Submit_reads_as_published()
    {
        var submit = Read<SubmitSm>("SMPP-05");

        Assert.Equal((ShortCode, "+44951361920"), (submit.Source, submit.Destination.ToText()));
        Assert.Equal((ReceiptRequest.SuccessOrFailure, 0, 8), (submit.RegisteredDelivery.Receipt, submit.DataCoding, submit.ShortMessage.Length));
        Assert.Same(TlvList.Empty, submit.Tlvs);
    }

    [Fact]
    public void Responses_read_as_published()
    {
        Assert.Equal("94258431594", Read<SubmitSmResp>("SMPP-06").MessageId);
        Assert.Null(Read<SubmitSmResp>("SMPP-07").MessageId);
        Assert.Equal((CommandStatus)0x30, PduHeader.Read(SmppVectors.Octets("SMPP-07")).CommandStatus);
        Assert.Equal("94258431594", Read<DataSmResp>("SMPP-09").MessageId);
        Assert.Equal("0A1B2C3D", Read<DataSmResp>("SMPP-TX-02").MessageId);
        Assert.Equal(new QuerySmResp { MessageId = "12345", MessageState = MessageState.Accepted }, Read<QuerySmResp>("SMPP-11"));
        Assert.Equal(CommandStatus.InvalidMessageLength, PduHeader.Read(SmppVectors.Octets("SMPP-14")).CommandStatus);
        Assert.Equal(CommandStatus.Throttled, PduHeader.Read(SmppVectors.Octets("SMPP-THR-01")).CommandStatus);
    }

    [Fact]
    public void Receipt_reads_as_published() => Assert.Equal(
        new DeliveryReceipt
        {
            MessageId = "38601fa",
            Submitted = 1,
            Delivered = 1,
            SubmitDate = new(2010, 2, 10, 17, 30, 0),
            DoneDate = new(2010, 2, 10, 17, 31, 0),
            State = MessageState.Delivered,
            Error = "000",
            Text = "@$#!%&/:",
        },
        DeliveryReceipt.Read(Read<DeliverSm>("SMPP-10")));

    [Fact]
    public void Payload_in_a_parameter_reads_as_published()
    {
        var message = Read<DeliverSm>("SMPP-23");

        Assert.Equal((0, "Hi fikry"), (message.ShortMessage.Length, Encoding.ASCII.GetString(message.Tlvs.MessagePayload!.Value.Span)));
    }

    [Fact]
    public void Cancel_outbind_and_alert_read_as_published()
    {
        Assert.Equal(
            new CancelSm { MessageId = "12345", Source = ShortCode, Destination = ShortCode with { Digits = "44951361920" } },
            Read<CancelSm>("SMPP-17"));
        Assert.Equal(("inventory", "ipassword"), (Read<Outbind>("SMPP-18").SystemId, Read<Outbind>("SMPP-18").Password));
        Assert.Equal(("5552710000", "40404"), (Read<AlertNotification>("SMPP-13").Source.Digits, Read<AlertNotification>("SMPP-13").Esme.Digits));
        Assert.Equal((Handset, Esme, (byte?)0), Read<AlertNotification>("SMPP-ALERT-01") is var alert ? (alert.Source, alert.Esme, alert.Tlvs.MsAvailabilityStatus) : default);
    }

    [Fact]
    public void Submit_multi_reads_as_published() => Assert.Equal(
        [MultiDestination.Of(new(TypeOfNumber.Unknown, NumberingPlan.Unknown, "Bob1")), MultiDestination.OfList("List1"), MultiDestination.OfList("List2")],
        Read<SubmitMulti>("SMPP-20").Destinations);

    [Fact]
    public void Push_in_transaction_mode_reads_as_published()
    {
        var data = Read<DataSm>("SMPP-TX-01");

        Assert.Equal(("WAP", Esme, Handset, DataCodings.BinaryClass1), (data.ServiceType, data.Source, data.Destination, data.DataCoding));
        Assert.Equal(MessagingMode.Transaction, data.EsmClass.Mode);
        Assert.Equal(((ushort?)9200, (ushort?)2948, (byte?)0, (int?)164),
            (data.Tlvs.SourcePort, data.Tlvs.DestinationPort, data.Tlvs.PayloadType, data.Tlvs.MessagePayload?.Length));

        var submit = Read<SubmitSm>("SMPP-TX-05");
        Assert.Equal((0, (int?)164, (ushort?)2948), (submit.ShortMessage.Length, submit.Tlvs.MessagePayload?.Length, submit.Tlvs.DestinationPort));
        Assert.Equal(new EsmClass(MessagingMode.Transaction, userDataHeader: true), Read<SubmitSm>("SMPP-TX-04").EsmClass);
    }

    [Fact]
    public void Segment_by_parameters_reads_as_published()
    {
        var tlvs = Read<SubmitSm>("SMPP-SAR-01").Tlvs;

        Assert.Equal((new SarPart(0x1234, 2, 1), (bool?)true), (tlvs.Sar, tlvs.MoreMessagesToSend));
    }

    private static T Read<T>(string name) => Assert.IsType<T>(SmppPdus.Read(SmppVectors.Octets(name)));
}
