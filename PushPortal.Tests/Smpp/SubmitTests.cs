using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Protocols.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>The modes in which a message is answered when it is stored, and what is refused in any mode.</summary>
public sealed class SubmitTests(SharedGateway shared) : EsmeJourney(shared)
{
    public static TheoryData<string, CommandStatus> Refused => new()
    {
        { "esm_class of a receipt", CommandStatus.InvalidEsmClass },
        { "payload twice", CommandStatus.TlvNotAllowed },
        { "no payload", CommandStatus.InvalidMessageLength },
        { "broken header", CommandStatus.InvalidMessageLength },
        { "priority 4", CommandStatus.InvalidPriority },
        { "predefined message", CommandStatus.InvalidPredefinedMessage },
        { "reserved receipt bits", CommandStatus.InvalidRegisteredDelivery },
        { "no time", CommandStatus.InvalidSchedule },
        { "validity over", CommandStatus.InvalidExpiry },
        { "validity before schedule", CommandStatus.InvalidExpiry },
        { "schedule in transaction mode", CommandStatus.InvalidSchedule },
        { "replace in transaction mode", CommandStatus.InvalidReplaceFlag },
        { "replace flag 2", CommandStatus.InvalidReplaceFlag },
        { "letters for a number", CommandStatus.InvalidDestinationAddress },
        { "no destination", CommandStatus.InvalidDestinationAddress },
        { "national destination", CommandStatus.InvalidDestinationTon },
        { "telex destination", CommandStatus.InvalidDestinationNpi },
        { "long name as source", CommandStatus.InvalidSourceAddress },
        { "odd UCS2", CommandStatus.InvalidMessageLength },
        { "Cyrillic", CommandStatus.InvalidDataCoding },
        { "too long for 255 segments", CommandStatus.InvalidMessageLength },
        { "submission id of 4 octets", CommandStatus.InvalidTlvLength },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_done_is_refused_with_the_status_of_its_field(string what, CommandStatus expected)
    {
        var esme = await BoundAsync();
        var good = Messages.Submit("+8613900000000");

        var response = await esme.AskAsync(what switch
        {
            "esm_class of a receipt" => good with { EsmClass = new EsmClass(MessagingMode.Default, MessageType.DeliveryAcknowledgement) },
            "payload twice" => good with { Tlvs = [new Tlv(TlvTag.MessagePayload, new byte[] { 1 })] },
            "no payload" => good with { ShortMessage = default },
            "broken header" => good with { EsmClass = new EsmClass(0x40), ShortMessage = new byte[] { 9, 0, 3 } },
            "priority 4" => good with { PriorityFlag = 4 },
            "predefined message" => good with { SmDefaultMsgId = 1 },
            "reserved receipt bits" => good with { RegisteredDelivery = new RegisteredDelivery(0x80) },
            "no time" => good with { ScheduleDeliveryTime = "261340000000000+" },
            "validity over" => good with { ValidityPeriod = "200101000000000+" },
            "validity before schedule" => good with { ScheduleDeliveryTime = "000000020000000R", ValidityPeriod = "000000010000000R" },
            "schedule in transaction mode" => good with { EsmClass = Messages.Transaction, ScheduleDeliveryTime = "000000010000000R" },
            "replace in transaction mode" => good with { EsmClass = Messages.Transaction, ReplaceIfPresentFlag = 1 },
            "replace flag 2" => good with { ReplaceIfPresentFlag = 2 },
            "letters for a number" => good with { Destination = new SmppAddress(TypeOfNumber.International, NumberingPlan.E164, "86abc") },
            "no destination" => good with { Destination = SmppAddress.None },
            "national destination" => good with { Destination = new SmppAddress(TypeOfNumber.National, NumberingPlan.E164, "13900000000") },
            "telex destination" => good with { Destination = new SmppAddress(TypeOfNumber.International, NumberingPlan.Telex, "8613900000000") },
            "long name as source" => good with { Source = new SmppAddress(TypeOfNumber.Alphanumeric, NumberingPlan.Unknown, "TwelveLetter") },
            "odd UCS2" => good with { DataCoding = DataCodings.Ucs2, ShortMessage = new byte[3] },
            "Cyrillic" => good with { DataCoding = 0x06 },
            "too long for 255 segments" => good with { ShortMessage = default, Tlvs = [new Tlv(TlvTag.MessagePayload, new byte[34_171])] },
            "submission id of 4 octets" => good with { Tlvs = [SmppPdus.Number((TlvTag)0x1501, 1)] },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        });

        Assert.Equal(expected, response.Status);
        Assert.Null(response.MessageId);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }

    [Fact]
    public async Task Data_sm_without_a_payload_lacks_a_parameter()
    {
        var esme = await BoundAsync();

        var response = await esme.AskAsync(new DataSm { Source = SmppAddress.None, Destination = SmppAddress.FromText("+8613900000000") });

        Assert.Equal((CommandStatus.MissingTlv, CommandId.DataSmResp), (response.Status, response.Header.CommandId));
    }

    [Theory]
    [InlineData(MessagingMode.Default, "transaction")]
    [InlineData(MessagingMode.StoreAndForward, "store-and-forward")]
    [InlineData(MessagingMode.Datagram, "datagram")]
    public async Task Message_is_answered_when_it_is_stored_with_the_id_of_its_push(MessagingMode mode, string text)
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();

        var response = await esme.AskAsync(Messages.Submit(handset.Number, text) with { EsmClass = new EsmClass(mode) });

        Assert.Equal(CommandStatus.Ok, response.Status);
        var push = await Rest.PushAsync("psh_" + response.MessageId);
        Assert.Equal("smpp", push.Text("source"));
        await Rest.TransactionInAsync(RestClient.FirstTransaction(push), "delivered");
    }

    [Fact]
    public async Task Datagram_for_an_absent_handset_is_tried_once()
    {
        var esme = await BoundAsync();
        var handset = await NewAbsentHandsetAsync();

        var response = await esme.AskAsync(Messages.Submit(handset.Number) with { EsmClass = new EsmClass(MessagingMode.Datagram) });

        Assert.Equal(CommandStatus.Ok, response.Status);
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushAsync("psh_" + response.MessageId)), "undeliverable");
    }

    [Fact]
    public async Task Ports_come_from_the_header_or_from_the_parameters_and_reach_the_handset()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();
        var indication = (await Rest.PreviewAsync(new { type = "si", href = "http://pi.example/smpp", text = "By SMPP" })).Text("pdu");

        await esme.AskAsync(Messages.Submit(handset.Number) with
        {
            EsmClass = new EsmClass(MessagingMode.Transaction, userDataHeader: true),
            ShortMessage = (byte[])[.. Convert.FromHexString("0605040B8423F0"), .. Convert.FromHexString(indication)],
        });
        await esme.AskAsync(Messages.Submit(handset.Number) with
        {
            EsmClass = Messages.Transaction,
            ShortMessage = Convert.FromHexString(indication),
            Tlvs = [Tlv.OfUInt16(TlvTag.DestinationPort, 2948), Tlv.OfUInt16(TlvTag.SourcePort, 9200)],
        });

        var inbox = await handset.InboxAsync();
        Assert.Equal(2, inbox.Length);
        Assert.All(inbox, message => Assert.Equal("By SMPP", message.GetProperty("content").Text("text")));
    }

    [Fact]
    public async Task Submit_multi_makes_one_push_and_lists_what_cannot_be_reached()
    {
        var esme = await BoundAsync();
        var (first, second) = (await Gateway.NewHandsetAsync(), await Gateway.NewHandsetAsync());
        var wrong = new SmppAddress(TypeOfNumber.International, NumberingPlan.E164, "abc");

        var response = await esme.AskAsync(new SubmitMulti
        {
            Source = SmppAddress.None,
            Destinations =
            [
                MultiDestination.Of(SmppAddress.FromText(first.Number)),
                MultiDestination.Of(wrong),
                MultiDestination.Of(SmppAddress.FromText(second.Number)),
                MultiDestination.OfList("staff"),
                MultiDestination.Of(SmppAddress.FromText(first.Number)),
            ],
            DataCoding = DataCodings.Binary,
            ShortMessage = new byte[] { 1, 2, 3 },
        });

        var body = Assert.IsType<SubmitMultiResp>(response.Body);
        Assert.Equal(CommandStatus.Ok, response.Status);
        Assert.Equal([CommandStatus.InvalidDestinationAddress, CommandStatus.InvalidDistributionListName], body.Unsuccessful.Select(destination => destination.Status));
        Assert.Equal(wrong, body.Unsuccessful[0].Address);
        var push = await Rest.PushAsync("psh_" + response.MessageId);
        Assert.Equal([first.Number, second.Number], push.Items("transactions").Select(transaction => transaction.Text("recipient")));
    }

    [Fact]
    public async Task Submit_multi_without_any_destination_that_can_be_reached_is_refused()
    {
        var esme = await BoundAsync();

        var response = await esme.AskAsync(new SubmitMulti { Source = SmppAddress.None, Destinations = [MultiDestination.OfList("staff")], ShortMessage = new byte[] { 1 } });

        Assert.Equal(CommandStatus.InvalidDestinationAddress, response.Status);
        Assert.Single(Assert.IsType<SubmitMultiResp>(response.Body).Unsuccessful);
    }

    [Fact]
    public async Task Submit_multi_has_no_transaction_mode()
    {
        var esme = await BoundAsync();

        var response = await esme.AskAsync(new SubmitMulti
        {
            Source = SmppAddress.None,
            Destinations = [MultiDestination.Of(SmppAddress.FromText("+8613900000000"))],
            EsmClass = Messages.Transaction,
            ShortMessage = new byte[] { 1 },
        });

        Assert.Equal(CommandStatus.InvalidEsmClass, response.Status);
    }

    [Fact]
    public async Task More_open_requests_than_the_window_are_throttled()
    {
        var (_, code) = await Gateway.NewAccountAsync(account => account.SmppWindow = 2);
        var esme = await BoundAsync(systemId: code, password: code);
        var handset = await Gateway.NewHandsetAsync();

        // Parts that wait for others keep their requests open, for as long as the test is about.
        await esme.SendAsync(Messages.Part(handset.Number, 1, 3, 1, MessagingMode.Transaction, "one"));
        await esme.SendAsync(Messages.Part(handset.Number, 1, 3, 2, MessagingMode.Transaction, "two"));
        var third = await esme.AskAsync(Messages.Part(handset.Number, 1, 3, 3, MessagingMode.Transaction, "three"));

        Assert.Equal(CommandStatus.Throttled, third.Status);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }

    [Fact]
    public async Task Account_above_its_rate_is_throttled_and_others_are_not()
    {
        var (_, code) = await Gateway.NewAccountAsync(account => account.SmppSegmentsPerSecond = 1);
        var slow = await BoundAsync(systemId: code, password: code);
        var demo = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();

        // Forty segments: more than a second's allowance for longer than any test takes.
        var first = await slow.AskAsync(Messages.Data(handset.Number, 40 * 128, new EsmClass(MessagingMode.Default)));
        var second = await slow.AskAsync(Messages.Submit(handset.Number));

        Assert.Equal((CommandStatus.Ok, CommandStatus.Throttled), (first.Status, second.Status));
        Assert.Equal(CommandStatus.Ok, (await demo.AskAsync(Messages.Submit(handset.Number))).Status);
    }

    [Fact]
    public async Task Account_sends_from_its_own_addresses_only()
    {
        var (_, code) = await Gateway.NewAccountAsync(account => account.SmppSourcePrefixes = "10086 +8610");
        var esme = await BoundAsync(systemId: code, password: code);
        var submit = Messages.Submit((await Gateway.NewHandsetAsync()).Number);

        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(submit)).Status);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(submit with { Source = SmppAddress.FromText("+861012345") })).Status);
        Assert.Equal(CommandStatus.InvalidSourceAddress, (await esme.AskAsync(submit with { Source = SmppAddress.FromText("10010") })).Status);
        Assert.Equal(CommandStatus.InvalidSourceAddress, (await esme.AskAsync(submit with { Source = new(TypeOfNumber.Alphanumeric, NumberingPlan.Unknown, "Bank") })).Status);
    }

    [Fact]
    public async Task Scheduled_message_is_held_and_its_validity_ends_it()
    {
        var esme = await BoundAsync();

        var response = await esme.AskAsync(Messages.Submit((await Gateway.NewHandsetAsync()).Number) with
        {
            ScheduleDeliveryTime = "000000010000000R",
            ValidityPeriod = "000000020000000R",
        });

        var push = await Rest.PushAsync("psh_" + response.MessageId);
        Assert.Equal("deferred", push.Items("transactions")[0].Text("step"));
    }
}
