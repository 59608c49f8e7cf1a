using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

/// <summary>The longest text of each field is carried; one octet more is refused by the field's own status, in reading and in writing.</summary>
public sealed class SmppFieldLimitTests
{
    private static readonly SmppAddress None = SmppAddress.None;

    private static readonly (string Field, int Longest, CommandStatus Refusal, Func<string, ISmppPdu> Make)[] Fields =
    [
        ("bind system_id", 15, CommandStatus.InvalidSystemId, text => new Bind { Type = BindType.Receiver, SystemId = text }),
        ("bind password", 8, CommandStatus.InvalidPassword, text => new Bind { Type = BindType.Receiver, SystemId = "", Password = text }),
        ("bind system_type", 12, CommandStatus.InvalidSystemType, text => new Bind { Type = BindType.Receiver, SystemId = "", SystemType = text }),
        ("bind address_range", 40, CommandStatus.BindFailed, text => new Bind { Type = BindType.Receiver, SystemId = "", AddressRange = text }),
        ("bind_resp system_id", 15, CommandStatus.InvalidSystemId, text => new BindResp { Type = BindType.Receiver, SystemId = text }),
        ("outbind system_id", 15, CommandStatus.InvalidSystemId, text => new Outbind { SystemId = text }),
        ("outbind password", 15, CommandStatus.InvalidPassword, text => new Outbind { SystemId = "", Password = text }),
        ("submit_sm service_type", 5, CommandStatus.InvalidServiceType, text => Submit() with { ServiceType = text }),
        ("submit_sm source_addr", 20, CommandStatus.InvalidSourceAddress, text => Submit() with { Source = None with { Digits = text } }),
        ("submit_sm destination_addr", 20, CommandStatus.InvalidDestinationAddress, text => Submit() with { Destination = None with { Digits = text } }),
        ("submit_sm schedule_delivery_time", 16, CommandStatus.InvalidSchedule, text => Submit() with { ScheduleDeliveryTime = text }),
        ("submit_sm validity_period", 16, CommandStatus.InvalidExpiry, text => Submit() with { ValidityPeriod = text }),
        ("deliver_sm source_addr", 20, CommandStatus.InvalidSourceAddress, text => new DeliverSm { Source = None with { Digits = text }, Destination = None }),
        ("deliver_sm validity_period", 16, CommandStatus.InvalidExpiry, text => new DeliverSm { Source = None, Destination = None, ValidityPeriod = text }),
        ("submit_multi address", 20, CommandStatus.InvalidDestinationAddress, text => Multi(MultiDestination.Of(None with { Digits = text }))),
        ("submit_multi dl_name", 20, CommandStatus.InvalidDistributionListName, text => Multi(MultiDestination.OfList(text))),
        ("data_sm source_addr", 64, CommandStatus.InvalidSourceAddress, text => new DataSm { Source = None with { Digits = text }, Destination = None }),
        ("data_sm destination_addr", 64, CommandStatus.InvalidDestinationAddress, text => new DataSm { Source = None, Destination = None with { Digits = text } }),
        ("submit_sm_resp message_id", 64, CommandStatus.InvalidMessageId, text => new SubmitSmResp { MessageId = text }),
        ("deliver_sm_resp message_id", 64, CommandStatus.InvalidMessageId, text => new DeliverSmResp { MessageId = text }),
        ("data_sm_resp message_id", 64, CommandStatus.InvalidMessageId, text => new DataSmResp { MessageId = text }),
        ("submit_multi_resp message_id", 64, CommandStatus.InvalidMessageId, text => new SubmitMultiResp { MessageId = text }),
        ("query_sm message_id", 64, CommandStatus.InvalidMessageId, text => new QuerySm { MessageId = text, Source = None }),
        ("query_sm_resp message_id", 64, CommandStatus.InvalidMessageId, text => new QuerySmResp { MessageId = text }),
        ("query_sm_resp final_date", 16, CommandStatus.QueryFailed, text => new QuerySmResp { MessageId = "", FinalDate = text }),
        ("cancel_sm message_id", 64, CommandStatus.InvalidMessageId, text => new CancelSm { MessageId = text, Source = None, Destination = None }),
        ("replace_sm message_id", 64, CommandStatus.InvalidMessageId, text => new ReplaceSm { MessageId = text, Source = None }),
        ("replace_sm schedule_delivery_time", 16, CommandStatus.InvalidSchedule, text => new ReplaceSm { MessageId = "", Source = None, ScheduleDeliveryTime = text }),
        ("alert_notification source_addr", 64, CommandStatus.InvalidSourceAddress, text => new AlertNotification { Source = None with { Digits = text }, Esme = None }),
        ("alert_notification esme_addr", 64, CommandStatus.InvalidDestinationAddress, text => new AlertNotification { Source = None, Esme = None with { Digits = text } }),
    ];

    public static TheoryData<string> Names => [.. Fields.Select(row => row.Field)];

    [Theory, MemberData(nameof(Names))]
    public void Longest_text_is_carried_and_a_longer_one_is_refused(string name)
    {
        var (_, longest, refusal, make) = Fields.Single(row => row.Field == name);
        var text = new string('x', longest);
        var pdu = make(text);
        var body = SmppPdus.WriteBody(pdu);
        Assert.Equal(SmppPdus.Describe(pdu), SmppPdus.Describe(SmppPdus.Read(pdu.CommandId, body)));

        Assert.Equal(refusal, Assert.Throws<SmppProtocolException>(() => SmppPdus.WriteBody(make(text + "x"))).Answer);
        var at = body.AsSpan().IndexOf((byte)'x');
        Assert.Equal(refusal, SmppPdus.Refusal(pdu.CommandId, [.. body[..at], (byte)'x', .. body[at..]]));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\u4e2d")]
    public void Text_that_the_field_cannot_hold_is_not_written(string text) => Assert.Equal(
        CommandStatus.InvalidSystemId,
        Assert.Throws<SmppProtocolException>(() => SmppPdus.WriteBody(new Outbind { SystemId = text })).Answer);

    [Fact]
    public void Short_message_has_up_to_255_octets()
    {
        Assert.Equal(255, Assert.IsType<SubmitSm>(SmppPdus.Read(SmppPdus.Write(Submit() with { ShortMessage = new byte[255] }))).ShortMessage.Length);
        Assert.Equal(
            CommandStatus.InvalidMessageLength,
            Assert.Throws<SmppProtocolException>(() => SmppPdus.WriteBody(Submit() with { ShortMessage = new byte[256] })).Answer);
    }

    [Fact]
    public void Short_message_beyond_the_end_is_refused_by_its_length()
    {
        var body = SmppPdus.WriteBody(Submit() with { ShortMessage = new byte[5] });

        Assert.Equal(CommandStatus.InvalidMessageLength, SmppPdus.Refusal(CommandId.SubmitSm, body[..^1]));
    }

    [Fact]
    public void Submit_multi_has_1_to_255_destinations()
    {
        var list = MultiDestination.OfList("a");
        Assert.Equal(255, Assert.IsType<SubmitMulti>(SmppPdus.Read(SmppPdus.Write(Multi([.. Enumerable.Repeat(list, 255)])))).Destinations.Count);
        foreach (var count in (int[])[0, 256])
        {
            Assert.Equal(
                CommandStatus.InvalidNumberOfDestinations,
                Assert.Throws<SmppProtocolException>(() => SmppPdus.WriteBody(Multi([.. Enumerable.Repeat(list, count)]))).Answer);
        }
        Assert.Equal(CommandStatus.InvalidNumberOfDestinations, SmppPdus.Refusal(CommandId.SubmitMulti, new byte[30]));
        Assert.Equal(CommandStatus.InvalidDestinationFlag, SmppPdus.Refusal(CommandId.SubmitMulti, [0, 0, 0, 0, 1, 3, 0, 0]));
    }

    private static SubmitSm Submit() => new() { Source = None, Destination = None };

    private static SubmitMulti Multi(params MultiDestination[] destinations) => new() { Source = None, Destinations = destinations };
}
