using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Tests.Tracing;

/// <summary>What of a PDU a trace shows.</summary>
public sealed class PduRedactionTests
{
    private static readonly SmppAddress Number = SmppAddress.FromText("+8613800000001");
    private static readonly byte[] Content = "hush-hush"u8.ToArray();
    private static readonly TlvList Tlvs = [new Tlv(TlvTag.MessagePayload, Content), new Tlv(TlvTag.CallbackNum, "8613800000001"u8.ToArray()), new Tlv((TlvTag)0x1777, Content), Tlv.OfUInt16(TlvTag.DestinationPort, 2948)];

    public static TheoryData<ISmppPdu> WithContent =>
    [
        new SubmitSm { Source = Number, Destination = Number, ShortMessage = Content, Tlvs = Tlvs },
        new SubmitMulti { Source = Number, Destinations = [MultiDestination.Of(Number)], ShortMessage = Content, Tlvs = Tlvs },
        new DataSm { Source = Number, Destination = Number, Tlvs = Tlvs },
        new DeliverSm { Source = Number, Destination = Number, ShortMessage = Content, Tlvs = Tlvs },
        new ReplaceSm { MessageId = "1", Source = Number, ShortMessage = Content, Tlvs = Tlvs },
        new QuerySm { MessageId = "1", Source = Number },
        new CancelSm { MessageId = "1", Source = Number, Destination = Number },
        new AlertNotification { Source = Number, Esme = Number, Tlvs = Tlvs },
        new SubmitSmResp { MessageId = "1", Tlvs = Tlvs },
        new DataSmResp { MessageId = "1", Tlvs = Tlvs },
        new DeliverSmResp { Tlvs = Tlvs },
        new SubmitMultiResp { MessageId = "1", Unsuccessful = [new UnsuccessfulDestination(Number, CommandStatus.SystemError)], Tlvs = Tlvs },
    ];

    /// <summary>Whoever adds a PDU with content or numbers has to say what of it is shown.</summary>
    [Fact]
    public void Every_PDU_with_content_numbers_or_parameters_is_redacted() => Assert.Equal(
        typeof(ISmppPdu).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ISmppPdu)) && type.GetProperties().Any(property =>
            property.PropertyType == typeof(SmppAddress) || property.PropertyType == typeof(ReadOnlyMemory<byte>) || property.PropertyType == typeof(TlvList) || property.Name == "Password"
            || property.PropertyType == typeof(IReadOnlyList<MultiDestination>))).Select(type => type.Name).Order(),
        WithContent.Select(row => row.Data.GetType().Name).Append(nameof(Bind)).Append(nameof(BindResp)).Append(nameof(Outbind)).Order());

    [Theory]
    [MemberData(nameof(WithContent))]
    public void Content_and_numbers_are_hidden_and_the_length_stays(ISmppPdu pdu)
    {
        var shown = PduRedaction.Of(pdu, showsContent: false);

        var octets = Written(shown);
        Assert.Equal(Written(pdu).Length, octets.Length);
        Assert.True(octets.AsSpan().IndexOf(Content) < 0);
        Assert.True(octets.AsSpan().IndexOf("13800000001"u8) < 0);
        var fields = string.Join('\n', PduFields.Of(shown).Select(one => one.Value));
        Assert.DoesNotContain("13800000001", fields, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Content), fields, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString("8613800000001"u8), fields, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WithContent))]
    public void Who_may_see_content_sees_the_PDU_as_it_is(ISmppPdu pdu) => Assert.Same(pdu, PduRedaction.Of(pdu, showsContent: true));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Passwords_are_shown_to_nobody(bool showsContent)
    {
        foreach (var pdu in (ISmppPdu[])[new Bind { Type = BindType.Transceiver, SystemId = "demo", Password = "demo-key" }, new Outbind { SystemId = "demo", Password = "demo-key" }])
        {
            var shown = PduRedaction.Of(pdu, showsContent);
            Assert.True(Written(shown).AsSpan().IndexOf("demo-key"u8) < 0);
            Assert.Contains(PduFields.Of(shown), one => one is { Name: "password", Value: "********" });
        }
    }

    [Fact]
    public void Numbers_are_hidden_as_everywhere() =>
        Assert.Contains(PduFields.Of(PduRedaction.Of(new QuerySm { MessageId = "1", Source = Number }, false)), one => one is { Name: "source", Value: "ton=1 npi=1 86138****0001" });

    [Fact]
    public void Parameters_have_their_names() => Assert.Superset(
        (HashSet<string>)["service_type", "source", "destination", "esm_class", "short_message", "message_payload (0x0424)", "destination_port (0x020b)", "0x1777"],
        PduFields.Of((ISmppPdu)WithContent.First().Data).Select(one => one.Name).ToHashSet());

    private static byte[] Written(ISmppPdu pdu)
    {
        var octets = new System.Buffers.ArrayBufferWriter<byte>();
        SmppPdu.Write(octets, 1, pdu);
        return octets.WrittenSpan.ToArray();
    }
}
