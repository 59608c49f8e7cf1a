using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

public sealed class TransactionModeTests(SharedGateway shared) : EsmeJourney(shared)
{
    [Fact]
    public async Task Response_is_the_delivery_of_the_whole_push()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();

        var data = await esme.AskAsync(Messages.Data(handset.Number, 300));
        var submit = await esme.AskAsync(Messages.Submit(handset.Number) with { EsmClass = Messages.Transaction });

        Assert.Equal((CommandStatus.Ok, CommandId.DataSmResp), (data.Status, data.Header.CommandId));
        Assert.Equal((CommandStatus.Ok, CommandId.SubmitSmResp), (submit.Status, submit.Header.CommandId));
        var inbox = await handset.InboxAsync();
        Assert.Equal([1, 3], inbox.Select(message => message.GetProperty("segments").GetInt32()).Order());
        Assert.Equal("delivered", (await Rest.PushAsync("psh_" + data.MessageId)).Text("status"));
    }

    [Fact]
    public async Task Failure_is_told_with_its_reason_the_networks_cause_and_words()
    {
        var esme = await BoundAsync();

        var unknown = await esme.AskAsync(Messages.Data(Gateway.NewUnknownNumber()));
        var absent = await esme.AskAsync(Messages.Data((await NewAbsentHandsetAsync()).Number));

        Assert.Equal((CommandStatus.DeliveryFailed, DeliveryFailureReason.DestinationAddressInvalid), (unknown.Status, unknown.Tlvs.DeliveryFailureReason));
        Assert.Equal(new NetworkErrorCode(NetworkErrorCode.Gsm, 30), unknown.Tlvs.NetworkErrorCode);
        Assert.Equal("Unknown subscriber: the number is not in service", unknown.Tlvs.AdditionalStatusInfoText);
        Assert.Equal((CommandStatus.DeliveryFailed, DeliveryFailureReason.DestinationUnavailable), (absent.Status, absent.Tlvs.DeliveryFailureReason));
        Assert.Equal(new NetworkErrorCode(NetworkErrorCode.Gsm, 27), absent.Tlvs.NetworkErrorCode);
        Assert.Equal("undeliverable", (await Rest.PushAsync("psh_" + absent.MessageId)).Items("transactions")[0].Text("state"));
    }

    [Fact]
    public async Task Answers_go_out_in_the_order_of_the_outcomes_and_the_link_is_served_meanwhile()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();

        // The first part waits for another one; what comes behind it does not wait.
        var first = await esme.SendAsync(Messages.Part(handset.Number, 9, 2, 1, MessagingMode.Transaction, "first"));
        var second = await esme.SendAsync(Messages.Data(Gateway.NewUnknownNumber()));
        var third = await esme.SendAsync(new EnquireLink());
        uint[] meanwhile = [(await esme.NextAsync()).Header.SequenceNumber, (await esme.NextAsync()).Header.SequenceNumber];
        var last = await esme.SendAsync(Messages.Part(handset.Number, 9, 2, 2, MessagingMode.Transaction, "last"));
        uint[] then = [(await esme.NextAsync()).Header.SequenceNumber, (await esme.NextAsync()).Header.SequenceNumber];

        Assert.Equal([second, third, first, last], [.. meanwhile.Order(), .. then.Order()]);
    }

    [Fact]
    public async Task Many_are_open_at_once_and_each_is_answered_once()
    {
        var esme = await BoundAsync();
        var handsets = new List<Handset>();
        for (var at = 0; at < 20; at++)
        {
            handsets.Add(await Gateway.NewHandsetAsync());
        }

        var sent = new List<uint>();
        foreach (var handset in handsets)
        {
            sent.Add(await esme.SendAsync(Messages.Data(handset.Number)));
        }

        foreach (var sequenceNumber in sent)
        {
            Assert.Equal(CommandStatus.Ok, (await esme.ResponseToAsync(sequenceNumber)).Status);
        }

        foreach (var handset in handsets)
        {
            await handset.OnlyMessageAsync();
        }
    }

    [Fact]
    public async Task Session_that_ends_leaves_its_messages_to_go_on()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();

        await esme.SendAsync(Messages.Data(handset.Number));
        Assert.Equal(CommandId.UnbindResp, (await esme.AskAsync(new Unbind())).Header.CommandId);

        await Eventually.GetAsync(handset.InboxAsync, inbox => inbox.Length == 1, "the message");
    }

    [Fact]
    public async Task Submission_that_comes_again_is_answered_with_the_outcome_that_is_known()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();
        var data = Messages.Data(handset.Number, 300, null, new((TlvTag)0x1501, Convert.FromHexString("0000000012345678")), new((TlvTag)0x1502, Convert.FromHexString("0000000000000042")));

        var first = await esme.AskAsync(data);
        var again = await esme.AskAsync(data);

        Assert.Equal((CommandStatus.Ok, CommandStatus.Ok, first.MessageId), (first.Status, again.Status, again.MessageId));
        await handset.OnlyMessageAsync();
        Assert.All([first, again], response =>
        {
            Assert.Equal([0], response.Tlvs.Find((TlvTag)0x1503)!.Value.ToArray());
            var report = System.Text.Json.JsonDocument.Parse(response.Tlvs.Find((TlvTag)0x1504)!.Value).RootElement;
            Assert.Equal(3, report.GetProperty("segments").GetInt32());
        });
    }

    [Fact]
    public async Task Transaction_of_a_ppg_goes_on_where_its_last_group_stopped()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();
        var transaction = new Tlv((TlvTag)0x1502, Convert.FromHexString("00000000000000A7"));
        await handset.ChangeAsync("""{"absent": true}""");

        var failed = await esme.AskAsync(Messages.Data(handset.Number, 300, null, new((TlvTag)0x1501, Convert.FromHexString("0000000000000A01")), transaction));
        await handset.ChangeAsync("""{"absent": false}""");
        var delivered = await esme.AskAsync(Messages.Data(handset.Number, 300, null, new((TlvTag)0x1501, Convert.FromHexString("0000000000000A02")), transaction));

        Assert.Equal((CommandStatus.DeliveryFailed, CommandStatus.Ok), (failed.Status, delivered.Status));
        Assert.Equal(ReferenceIn(failed), ReferenceIn(delivered));
    }

    [Fact]
    public async Task Failure_is_told_to_a_ppg_in_the_smscs_own_words_also_when_it_asks_again()
    {
        var esme = await BoundAsync();
        var data = Messages.Data((await NewAbsentHandsetAsync()).Number, 300, null, new((TlvTag)0x1501, Convert.FromHexString("0000000000000B01")), new((TlvTag)0x1502, Convert.FromHexString("00000000000000B7")));
        var unknown = Messages.Data(Gateway.NewUnknownNumber(), 300, null, new((TlvTag)0x1501, Convert.FromHexString("0000000000000B02")), new((TlvTag)0x1502, Convert.FromHexString("00000000000000B8")));

        ReceivedPdu[] absent = [await esme.AskAsync(data), await esme.AskAsync(data)];
        ReceivedPdu[] permanent = [await esme.AskAsync(unknown), await esme.AskAsync(unknown)];
        var toOthers = await esme.AskAsync(Messages.Data(Gateway.NewUnknownNumber()));

        Assert.All(absent, response => Assert.Equal([2, (byte)FailureCause.AbsentSubscriber], response.Tlvs.Find((TlvTag)0x1505)!.Value.ToArray()));
        Assert.All(permanent, response => Assert.Equal([3, (byte)FailureCause.UnknownSubscriber], response.Tlvs.Find((TlvTag)0x1505)!.Value.ToArray()));
        Assert.Null(toOthers.Tlvs.Find((TlvTag)0x1505));
    }

    private static int ReferenceIn(ReceivedPdu response) =>
        System.Text.Json.JsonDocument.Parse(response.Tlvs.Find((TlvTag)0x1504)!.Value).RootElement.TryGetProperty("reference", out var reference) ? reference.GetInt32() : 0;
}
