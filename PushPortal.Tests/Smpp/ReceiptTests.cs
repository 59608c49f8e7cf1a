using System.Text;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>Each test has an account of its own: its receipts go to its own sessions.</summary>
public sealed class ReceiptTests(SharedGateway shared) : EsmeJourney(shared)
{
    private static readonly RegisteredDelivery Wanted = new(ReceiptRequest.SuccessOrFailure);

    private string _account = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _account = Guid.NewGuid().ToString("n")[..12];
        await Gateway.AddAccountAsync(_account, _account[..8]);
    }

    [Fact]
    public async Task Receipt_tells_the_outcome_in_text_and_in_parameters()
    {
        var esme = await OwnAsync();
        var handset = await Gateway.NewHandsetAsync();

        var submitted = await esme.AskAsync(Messages.Data(handset.Number, 300, new EsmClass(MessagingMode.Default)) with { RegisteredDelivery = Wanted });
        var receipt = await esme.NextAsync<DeliverSm>();
        await esme.RespondAsync(receipt, new DeliverSmResp());

        var deliver = Assert.IsType<DeliverSm>(receipt.Body);
        Assert.Equal(MessageType.DeliveryReceipt, deliver.EsmClass.Type);
        Assert.Equal((handset.Number, "10086"), (deliver.Source.ToText(), deliver.Destination.ToText()));
        Assert.Equal((submitted.MessageId, MessageState.Delivered), (deliver.Tlvs.ReceiptedMessageId, deliver.Tlvs.MessageState!.Value));
        var text = DeliveryReceiptText.Parse(Encoding.Latin1.GetString(deliver.ShortMessage.Span));
        Assert.Equal((submitted.MessageId, 1, 1, MessageState.Delivered), (text.MessageId, text.Submitted, text.Delivered, text.State!.Value));
    }

    [Fact]
    public async Task Failure_is_receipted_with_the_networks_cause()
    {
        var esme = await OwnAsync();

        await esme.AskAsync(Messages.Submit(Gateway.NewUnknownNumber()) with { RegisteredDelivery = Wanted });
        var receipt = await esme.NextAsync<DeliverSm>();

        Assert.Equal((MessageState.Undeliverable, new NetworkErrorCode(NetworkErrorCode.Gsm, 30)), (receipt.Tlvs.MessageState!.Value, receipt.Tlvs.NetworkErrorCode!.Value));
    }

    [Fact]
    public async Task Only_the_receipts_that_were_asked_for_come()
    {
        var esme = await OwnAsync();
        var handset = await Gateway.NewHandsetAsync();

        await esme.AskAsync(Messages.Submit(handset.Number) with { RegisteredDelivery = new(ReceiptRequest.None) });
        await esme.AskAsync(Messages.Submit(handset.Number) with { RegisteredDelivery = new(ReceiptRequest.FailureOnly) });
        await esme.AskAsync(Messages.Submit(Gateway.NewUnknownNumber()) with { RegisteredDelivery = new(ReceiptRequest.SuccessOnly) });
        var last = await esme.AskAsync(Messages.Submit(handset.Number) with { RegisteredDelivery = new(ReceiptRequest.SuccessOnly) });

        Assert.Equal(last.MessageId, (await esme.NextAsync<DeliverSm>()).Tlvs.ReceiptedMessageId);
    }

    [Fact]
    public async Task Receipt_waits_for_a_receiver_and_comes_again_until_it_is_acknowledged()
    {
        var transmitter = await OwnAsync(BindType.Transmitter);
        var submitted = await transmitter.AskAsync(Messages.Submit((await Gateway.NewHandsetAsync()).Number) with { RegisteredDelivery = Wanted });

        var first = await OwnAsync(BindType.Receiver);
        var unanswered = await first.NextAsync<DeliverSm>();
        await first.DisposeAsync();
        var second = await OwnAsync(BindType.Receiver);
        var again = await second.NextAsync<DeliverSm>();
        await second.RespondAsync(again, new DeliverSmResp());
        Assert.Equal(CommandStatus.Ok, (await second.AskAsync(new EnquireLink())).Status);

        // What comes after an acknowledged one is the next.
        var next = await transmitter.AskAsync(Messages.Submit((await Gateway.NewHandsetAsync()).Number) with { RegisteredDelivery = Wanted });
        Assert.Equal([submitted.MessageId, submitted.MessageId, next.MessageId], [unanswered.Tlvs.ReceiptedMessageId, again.Tlvs.ReceiptedMessageId, (await second.NextAsync<DeliverSm>()).Tlvs.ReceiptedMessageId]);
    }

    [Fact]
    public async Task Receipt_that_is_refused_for_good_does_not_come_again()
    {
        var esme = await OwnAsync();
        var handset = await Gateway.NewHandsetAsync();

        await esme.AskAsync(Messages.Submit(handset.Number) with { RegisteredDelivery = Wanted });
        await esme.RespondAsync(await esme.NextAsync<DeliverSm>(), new DeliverSmResp { MessageId = null }, CommandStatus.RejectedByReceiver);
        var next = await esme.AskAsync(Messages.Submit(handset.Number) with { RegisteredDelivery = Wanted });

        Assert.Equal(next.MessageId, (await esme.NextAsync<DeliverSm>()).Tlvs.ReceiptedMessageId);
    }

    [Fact]
    public async Task Each_adopted_part_has_its_own_receipt()
    {
        var esme = await OwnAsync();
        var handset = await Gateway.NewHandsetAsync();

        var first = await esme.AskAsync(Messages.Part(handset.Number, 4, 2, 1, MessagingMode.Default, "a") with { RegisteredDelivery = Wanted });
        var second = await esme.AskAsync(Messages.Part(handset.Number, 4, 2, 2, MessagingMode.Default, "b") with { RegisteredDelivery = Wanted });

        string?[] receipted = [(await esme.NextAsync<DeliverSm>()).Tlvs.ReceiptedMessageId, (await esme.NextAsync<DeliverSm>()).Tlvs.ReceiptedMessageId];
        Assert.Equal([first.MessageId, second.MessageId], receipted.Order());
    }

    [Fact]
    public async Task Each_recipient_of_submit_multi_has_its_receipt()
    {
        var esme = await OwnAsync();
        var (first, second) = (await Gateway.NewHandsetAsync(), await Gateway.NewHandsetAsync());

        var submitted = await esme.AskAsync(new SubmitMulti
        {
            Source = SmppAddress.None,
            Destinations = [MultiDestination.Of(SmppAddress.FromText(first.Number)), MultiDestination.Of(SmppAddress.FromText(second.Number))],
            RegisteredDelivery = Wanted,
            ShortMessage = new byte[] { 1 },
        });

        DeliverSm[] receipts = [(DeliverSm)(await esme.NextAsync<DeliverSm>()).Body, (DeliverSm)(await esme.NextAsync<DeliverSm>()).Body];
        Assert.All(receipts, receipt => Assert.Equal(submitted.MessageId, receipt.Tlvs.ReceiptedMessageId));
        Assert.Equal([first.Number, second.Number], receipts.Select(receipt => receipt.Source.ToText()).Order());
    }

    [Fact]
    public async Task Receivers_of_the_account_take_turns_and_those_of_others_get_nothing()
    {
        var transmitter = await OwnAsync(BindType.Transmitter);
        var stranger = await BoundAsync(BindType.Receiver);
        EsmeClient[] receivers = [await OwnAsync(BindType.Receiver), await OwnAsync(BindType.Receiver)];
        var handset = await Gateway.NewHandsetAsync();

        await transmitter.AskAsync(Messages.Submit(handset.Number) with { RegisteredDelivery = Wanted });
        await transmitter.AskAsync(Messages.Submit(handset.Number) with { RegisteredDelivery = Wanted });

        foreach (var receiver in receivers)
        {
            await receiver.NextAsync<DeliverSm>();
        }

        await stranger.SendAsync(new EnquireLink());
        Assert.IsType<EnquireLinkResp>((await stranger.NextAsync()).Body);
    }

    private Task<EsmeClient> OwnAsync(BindType type = BindType.Transceiver) => BoundAsync(type, _account, _account[..8]);
}
