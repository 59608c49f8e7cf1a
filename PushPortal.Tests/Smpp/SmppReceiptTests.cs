using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>The link to an upstream without transaction mode: a segment's delivery receipt is its outcome.</summary>
public sealed class SmppReceiptTests
{
    [Theory]
    [InlineData("1A2B", "1A2B")]
    [InlineData("1A2B", "1a2b")]
    [InlineData("1A2B", "6699")]
    [InlineData("6699", "1A2B")]
    [InlineData("0000006699", "6699")]
    public async Task Receipt_is_known_by_its_id_in_any_form_and_answered(string inResponse, string inReceipt)
    {
        await using var running = await StartAsync();

        running.Send();
        var submit = await running.Upstream.SubmitAsync();
        submit.Accept(inResponse);
        submit.Receipt(inReceipt, MessageState.Delivered);

        Assert.Equal((MessagingMode.Default, ReceiptRequest.SuccessOrFailure), (submit.Pdu.EsmClass.Mode, submit.Pdu.RegisteredDelivery.Receipt));
        Assert.Equal((SegmentAnswerKind.Delivered, FailureCause.None), Said(await running.AnswerAsync()));
        Assert.Equal((CommandId.DeliverSmResp, CommandStatus.Ok), Said(await running.Upstream.AnswerAsync()));
    }

    [Fact]
    public async Task Response_alone_says_nothing_of_the_delivery_and_neither_does_an_intermediate_receipt()
    {
        await using var running = await StartAsync();

        running.Send();
        var submit = await running.Upstream.SubmitAsync();
        submit.Accept("A1");
        submit.Receipt("A1", MessageState.Enroute);
        submit.Receipt("A1", MessageState.Accepted);
        await running.Upstream.AnswerAsync();
        await running.Upstream.AnswerAsync();

        Assert.Empty(running.Answers.TakeAll());
        submit.Receipt("A1", MessageState.Delivered);
        Assert.Equal(SegmentAnswerKind.Delivered, (await running.AnswerAsync()).Kind);
    }

    [Fact]
    public async Task Receipt_that_overtakes_its_response_counts_when_that_comes()
    {
        await using var running = await StartAsync();

        running.Send();
        var submit = await running.Upstream.SubmitAsync();
        submit.Receipt("255", MessageState.Delivered);
        await running.Upstream.AnswerAsync();
        Assert.Empty(running.Answers.TakeAll());
        submit.Accept("FF");

        Assert.Equal(SegmentAnswerKind.Delivered, (await running.AnswerAsync()).Kind);
    }

    [Fact]
    public async Task Receipt_from_before_the_submit_is_for_an_older_message_with_the_same_id()
    {
        await using var running = await StartAsync();
        var session = await running.Upstream.BoundAsync();
        var number = SmppAddress.FromText(RunningLink.Recipient);
        new ReceivedSubmit(session, 0, new SubmitSm { Source = SmppAddress.None, Destination = number }).Receipt("F1", MessageState.Delivered);
        await running.Upstream.AnswerAsync();

        running.Send();
        var submit = await running.Upstream.SubmitAsync();
        submit.Accept("F1");
        submit.Receipt("F1", MessageState.Rejected);

        Assert.Equal((SegmentAnswerKind.Permanent, FailureCause.MessageRefused), Said(await running.AnswerAsync()));
    }

    [Theory]
    [InlineData(MessageState.Undeliverable, 0, SegmentAnswerKind.Permanent, FailureCause.PermanentNetworkError)]
    [InlineData(MessageState.Undeliverable, 1, SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber)]
    [InlineData(MessageState.Undeliverable, 6, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber)]
    [InlineData(MessageState.Expired, 22, SegmentAnswerKind.HandsetAway, FailureCause.MemoryFull)]
    [InlineData(MessageState.Expired, 0, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged)]
    [InlineData(MessageState.Rejected, 0, SegmentAnswerKind.Permanent, FailureCause.MessageRefused)]
    [InlineData(MessageState.Unknown, 0, SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError)]
    public async Task Receipt_of_a_failure_says_what_follows(MessageState state, ushort error, SegmentAnswerKind kind, FailureCause cause)
    {
        await using var running = await StartAsync();

        running.Send();
        var submit = await running.Upstream.SubmitAsync();
        submit.Accept("B7");
        submit.Receipt("B7", state, error == 0 ? null : new NetworkErrorCode(NetworkErrorCode.Gsm, error));

        Assert.Equal((kind, cause), Said(await running.AnswerAsync()));
    }

    [Fact]
    public async Task Receipt_for_another_number_or_in_another_form_than_before_is_no_outcome()
    {
        await using var running = await StartAsync();
        running.Send(recipient: "+8613800000001");
        var first = await running.Upstream.SubmitAsync();
        first.Accept("A0");
        first.Receipt("160", MessageState.Delivered);
        await running.AnswerAsync();
        await running.Upstream.AnswerAsync();

        running.Send(recipient: "+8613800000002");
        var second = await running.Upstream.SubmitAsync();
        second.Accept("26");
        // Its id in decimal is 38. 26 is the id 1A of another message, and the first receipt is a stranger's.
        first.Receipt("38", MessageState.Delivered);
        second.Receipt("26", MessageState.Delivered);
        await running.Upstream.AnswerAsync();
        await running.Upstream.AnswerAsync();

        Assert.Empty(running.Answers.TakeAll());
        second.Receipt("38", MessageState.Delivered);
        Assert.Equal(SegmentAnswerKind.Delivered, (await running.AnswerAsync()).Kind);
    }

    [Fact]
    public async Task Receipt_after_the_session_was_lost_still_counts()
    {
        await using var running = await StartAsync();
        running.Send();
        var submit = await running.Upstream.SubmitAsync();
        submit.Accept("C1");
        var lost = await running.Upstream.BoundAsync();
        submit.Receipt("none", MessageState.Delivered);
        await running.Upstream.AnswerAsync();

        lost.Drop();
        var session = await running.Upstream.BoundAsync();
        (submit with { Session = session }).Receipt("C1", MessageState.Delivered);

        Assert.Equal(SegmentAnswerKind.Delivered, (await running.AnswerAsync()).Kind);
    }

    [Fact]
    public async Task Receipt_that_never_comes_is_awaited_for_the_links_own_window()
    {
        await using var running = await StartAsync(options => options.ReceiptWindow = TimeSpan.FromMilliseconds(200));

        running.Send();
        (await running.Upstream.SubmitAsync()).Accept("D1");

        Assert.Equal(TimeSpan.FromMilliseconds(200), running.Link.Policy.TransactionWindow);
        Assert.Equal((SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged), Said(await running.AnswerAsync()));
    }

    [Fact]
    public async Task Awaited_receipts_hold_their_places_in_the_window()
    {
        await using var running = await StartAsync(options => options.Window = 1);
        running.Send(1, 2);
        var submit = await running.Upstream.SubmitAsync();
        submit.Accept("E1");
        submit.Receipt("none", MessageState.Delivered);
        await running.Upstream.AnswerAsync();

        running.Send(2, 2);

        Assert.Equal(SegmentAnswerKind.Throttled, (await running.AnswerAsync()).Kind);
    }

    private static Task<RunningLink> StartAsync(Action<SmppHandsetLinkOptions>? configure = null) => RunningLink.StartAsync(options =>
    {
        options.Outcome = SmppOutcome.DeliveryReceipt;
        configure?.Invoke(options);
    });

    private static (SegmentAnswerKind Kind, FailureCause Cause) Said(SegmentAnswer answer) => (answer.Kind, answer.Cause);

    private static (CommandId Command, CommandStatus Status) Said(PduHeader header) => (header.CommandId, header.CommandStatus);
}
