using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

public sealed class EnquiryTests(SharedGateway shared) : EsmeJourney(shared)
{
    private const string InAnHour = "000000010000000R";

    [Fact]
    public async Task Query_tells_the_state_and_when_it_was_reached()
    {
        var esme = await BoundAsync();
        var delivered = await esme.AskAsync(Messages.Data((await Gateway.NewHandsetAsync()).Number));
        var waiting = await WaitingAsync(esme);

        var first = Assert.IsType<QuerySmResp>((await esme.AskAsync(new QuerySm { MessageId = delivered.MessageId!, Source = SmppAddress.FromText("10086") })).Body);
        var second = Assert.IsType<QuerySmResp>((await esme.AskAsync(new QuerySm { MessageId = waiting.ToUpperInvariant(), Source = SmppAddress.None })).Body);

        Assert.Equal((MessageState.Delivered, 16, 0), (first.MessageState, first.FinalDate.Length, first.ErrorCode));
        Assert.Equal((MessageState.Scheduled, ""), (second.MessageState, second.FinalDate));
    }

    [Fact]
    public async Task Message_of_another_account_is_not_there()
    {
        var (_, code) = await Gateway.NewAccountAsync();
        var (demo, spy) = (await BoundAsync(), await BoundAsync(systemId: code, password: code));
        var id = await WaitingAsync(demo);

        Assert.Equal(CommandStatus.InvalidMessageId, (await spy.AskAsync(new QuerySm { MessageId = id, Source = SmppAddress.None })).Status);
        Assert.Equal(CommandStatus.InvalidMessageId, (await spy.AskAsync(new CancelSm { MessageId = id, Source = SmppAddress.None, Destination = SmppAddress.None })).Status);
        Assert.Equal(CommandStatus.InvalidMessageId, (await spy.AskAsync(new ReplaceSm { MessageId = id, Source = SmppAddress.None, ShortMessage = new byte[] { 1 } })).Status);
        Assert.Equal(CommandStatus.InvalidMessageId, (await demo.AskAsync(new QuerySm { MessageId = "nonsense", Source = SmppAddress.None })).Status);
    }

    [Fact]
    public async Task Message_from_another_address_is_refused()
    {
        var esme = await BoundAsync();

        var response = await esme.AskAsync(new QuerySm { MessageId = await WaitingAsync(esme), Source = SmppAddress.FromText("10010") });

        Assert.Equal(CommandStatus.InvalidSourceAddress, response.Status);
    }

    [Fact]
    public async Task Waiting_message_is_cancelled_once()
    {
        var esme = await BoundAsync();
        var cancel = new CancelSm { MessageId = await WaitingAsync(esme), Source = SmppAddress.None, Destination = SmppAddress.None };

        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(cancel)).Status);
        Assert.Equal(CommandStatus.CancelFailed, (await esme.AskAsync(cancel)).Status);
        var query = await esme.AskAsync(new QuerySm { MessageId = cancel.MessageId, Source = SmppAddress.None });
        Assert.Equal(MessageState.Deleted, ((QuerySmResp)query.Body).MessageState);
    }

    [Fact]
    public async Task Waiting_messages_are_cancelled_by_what_they_have_in_common()
    {
        var esme = await BoundAsync();
        var number = (await Gateway.NewHandsetAsync()).Number;
        var submit = Messages.Submit(number) with { ScheduleDeliveryTime = InAnHour, ServiceType = "CMT" };
        string?[] ids = [(await esme.AskAsync(submit)).MessageId, (await esme.AskAsync(submit)).MessageId, (await esme.AskAsync(submit with { ServiceType = "WAP" })).MessageId];

        var response = await esme.AskAsync(new CancelSm { MessageId = "", ServiceType = "CMT", Source = submit.Source, Destination = submit.Destination });

        Assert.Equal(CommandStatus.Ok, response.Status);
        var states = new List<MessageState>();
        foreach (var id in ids)
        {
            states.Add(((QuerySmResp)(await esme.AskAsync(new QuerySm { MessageId = id!, Source = SmppAddress.None })).Body).MessageState);
        }

        Assert.Equal([MessageState.Deleted, MessageState.Deleted, MessageState.Scheduled], states);
    }

    [Fact]
    public async Task Replaced_message_keeps_its_id_and_only_the_new_content_goes_out()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();
        var id = (await esme.AskAsync(Messages.Submit(handset.Number, "old") with { ScheduleDeliveryTime = InAnHour })).MessageId!;

        var replaced = await esme.AskAsync(new ReplaceSm { MessageId = id, Source = SmppAddress.FromText("10086"), ShortMessage = "new"u8.ToArray(), ScheduleDeliveryTime = "000000000001000R" });

        Assert.Equal(CommandStatus.Ok, replaced.Status);
        var query = new QuerySm { MessageId = id, Source = SmppAddress.None };
        await Eventually.GetAsync(() => esme.AskAsync(query), response => ((QuerySmResp)response.Body).MessageState == MessageState.Delivered, "delivery of the new content");
        await handset.OnlyMessageAsync();
        Assert.Equal(CommandStatus.ReplaceFailed, (await esme.AskAsync(new ReplaceSm { MessageId = id, Source = SmppAddress.None, ShortMessage = "late"u8.ToArray() })).Status);
    }

    [Fact]
    public async Task Message_that_replaces_what_is_present_takes_its_place()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();
        var first = (await esme.AskAsync(Messages.Submit(handset.Number, "old") with { ScheduleDeliveryTime = InAnHour })).MessageId!;

        var second = await esme.AskAsync(Messages.Submit(handset.Number, "new") with { ReplaceIfPresentFlag = 1 });
        var third = await esme.AskAsync(Messages.Submit((await Gateway.NewHandsetAsync()).Number, "alone") with { ReplaceIfPresentFlag = 1 });

        Assert.Equal((CommandStatus.Ok, CommandStatus.Ok), (second.Status, third.Status));
        Assert.Equal("cancelled", (await Rest.PushAsync("psh_" + first)).Items("transactions")[0].Text("state"));
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushAsync("psh_" + second.MessageId)), "delivered");
    }

    [Fact]
    public async Task Esme_that_asked_is_alerted_when_the_handset_is_back()
    {
        var (_, code) = await Gateway.NewAccountAsync();
        var esme = await BoundAsync(systemId: code, password: code);
        var handset = await NewAbsentHandsetAsync();

        var failed = await esme.AskAsync(Messages.Data(handset.Number, 100, null, Tlv.OfByte(TlvTag.SetDpf, 1)));
        await handset.ChangeAsync("""{"absent": false}""");
        var alert = (AlertNotification)(await esme.NextAsync<AlertNotification>()).Body;

        Assert.Equal((CommandStatus.DeliveryFailed, true), (failed.Status, failed.Tlvs.DpfResult));
        Assert.Equal((handset.Number, "10086", (byte?)0), (alert.Source.ToText(), alert.Esme.ToText(), alert.Tlvs.MsAvailabilityStatus));
    }

    private async Task<string> WaitingAsync(EsmeClient esme) =>
        (await esme.AskAsync(Messages.Submit((await Gateway.NewHandsetAsync()).Number) with { ScheduleDeliveryTime = InAnHour })).MessageId!;
}
