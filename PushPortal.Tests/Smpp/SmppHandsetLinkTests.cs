using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>The link to an upstream SMSC in transaction mode: the response is the outcome.</summary>
public sealed class SmppHandsetLinkTests
{
    [Fact]
    public async Task Segment_goes_with_its_header_in_transaction_mode_and_the_response_is_its_outcome()
    {
        await using var running = await RunningLink.StartAsync();

        running.Send(segment: 1, segments: 2);
        var submit = await running.Upstream.SubmitAsync();
        submit.Accept();

        Assert.Equal((MessagingMode.Transaction, true), (submit.Pdu.EsmClass.Mode, submit.Pdu.EsmClass.HasUserDataHeader));
        Assert.Equal("0605040B8423F0010600", Convert.ToHexString(submit.Pdu.ShortMessage.Span));
        Assert.Equal(new SmppAddress(TypeOfNumber.International, NumberingPlan.E164, "8613800000001"), submit.Pdu.Destination);
        Assert.Equal(DataCodings.Binary, submit.Pdu.DataCoding);
        Assert.Equal(ReceiptRequest.None, submit.Pdu.RegisteredDelivery.Receipt);
        Assert.True(submit.Pdu.Tlvs.MoreMessagesToSend);
        Assert.EndsWith("R", submit.Pdu.ValidityPeriod, StringComparison.Ordinal);
        Assert.Equal(new SegmentAnswer(77, 1, 1, SegmentAnswerKind.Delivered, FailureCause.None), await running.AnswerAsync());
    }

    [Fact]
    public async Task Last_segment_announces_no_more_and_settings_give_sender_and_coding()
    {
        await using var running = await RunningLink.StartAsync(options => (options.SourceAddress, options.DataCoding) = ("10658", DataCodings.BinaryClass1));

        running.Send(segment: 2, segments: 2);
        var binary = await running.Upstream.SubmitAsync();
        running.Send(form: new ShortMessageForm { DataCoding = 0, ProtocolId = 0x40, Originator = "Operator" });
        var text = await running.Upstream.SubmitAsync();

        Assert.Null(binary.Pdu.Tlvs.MoreMessagesToSend);
        Assert.Equal((DataCodings.BinaryClass1, "10658"), (binary.Pdu.DataCoding, binary.Pdu.Source.Digits));
        Assert.Equal((DataCodings.Default, (byte)0x40), (text.Pdu.DataCoding, text.Pdu.ProtocolId));
        Assert.Equal(new SmppAddress(TypeOfNumber.Alphanumeric, NumberingPlan.Unknown, "Operator"), text.Pdu.Source);
    }

    [Theory]
    [InlineData(CommandStatus.SystemError, SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError)]
    [InlineData(CommandStatus.Throttled, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled)]
    [InlineData(CommandStatus.InvalidDestinationAddress, SegmentAnswerKind.Permanent, FailureCause.NumberRefused)]
    [InlineData((CommandStatus)0x410, SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError)]
    public async Task Answer_without_a_body_is_classed_and_kept_as_it_came(CommandStatus status, SegmentAnswerKind kind, FailureCause cause)
    {
        await using var running = await RunningLink.StartAsync(prepare: upstream => upstream.Script = submit => submit.Answer(status));

        running.Send();

        Assert.Equal(new SegmentAnswer(77, 1, 1, kind, cause, (int)status), await running.AnswerAsync());
    }

    [Fact]
    public async Task Link_that_is_set_up_wrongly_says_so_until_something_is_delivered()
    {
        await using var running = await RunningLink.StartAsync();

        running.Send();
        (await running.Upstream.SubmitAsync()).Answer(CommandStatus.InvalidSourceAddress);
        var refused = await running.AnswerAsync();
        var trouble = running.Link.Trouble;
        running.Send();
        (await running.Upstream.SubmitAsync()).Accept();
        await running.AnswerAsync();

        Assert.Equal((SegmentAnswerKind.Permanent, FailureCause.LinkMisconfigured), (refused.Kind, refused.Cause));
        Assert.Contains("ESME_RINVSRCADR", trouble, StringComparison.Ordinal);
        Assert.Null(running.Link.Trouble);
    }

    [Fact]
    public async Task What_was_open_on_a_lost_session_is_told_and_the_session_comes_back()
    {
        await using var running = await RunningLink.StartAsync();
        running.Send(1, 2);
        running.Send(2, 2);
        await running.Upstream.SubmitAsync();

        (await running.Upstream.SubmitAsync()).Session.Drop();

        Assert.Equal([SegmentAnswerKind.LinkLost, SegmentAnswerKind.LinkLost], [(await running.AnswerAsync()).Kind, (await running.AnswerAsync()).Kind]);
        await running.AvailableAsync();
        running.Send();
        (await running.Upstream.SubmitAsync()).Accept();
        Assert.Equal(SegmentAnswerKind.Delivered, (await running.AnswerAsync()).Kind);
    }

    [Fact]
    public async Task Upstream_that_unbinds_is_answered_and_bound_again()
    {
        await using var running = await RunningLink.StartAsync();
        var session = await running.Upstream.BoundAsync();
        running.Send();
        await running.Upstream.SubmitAsync();

        session.Send(session.NextSequence(), new Unbind());

        Assert.Equal(SegmentAnswerKind.LinkLost, (await running.AnswerAsync()).Kind);
        Assert.NotSame(session, await running.Upstream.BoundAsync());
    }

    [Fact]
    public async Task Segment_without_an_answer_failed_for_the_moment()
    {
        await using var running = await RunningLink.StartAsync(options => options.ResponseTimeout = TimeSpan.FromMilliseconds(100));

        running.Send();

        Assert.Equal(new SegmentAnswer(77, 1, 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged), await running.AnswerAsync());
    }

    [Fact]
    public async Task What_the_window_does_not_take_is_throttled_and_nothing_is_sent_while_no_session_is_bound()
    {
        await using var running = await RunningLink.StartAsync(options => options.Window = 1);

        running.Send(1, 2);
        running.Send(2, 2);
        var throttled = await running.AnswerAsync();
        running.Upstream.BindAnswer = _ => CommandStatus.BindFailed;
        (await running.Upstream.SubmitAsync()).Session.Drop();
        await running.AnswerAsync();
        running.Send();

        Assert.Equal((2, SegmentAnswerKind.Throttled), (throttled.Segment, throttled.Kind));
        Assert.False(running.Link.Available);
        Assert.Equal(SegmentAnswerKind.LinkLost, (await running.AnswerAsync()).Kind);
    }

    [Fact]
    public async Task Several_sessions_share_the_load_and_widen_the_window()
    {
        await using var running = await RunningLink.StartAsync(options => (options.Sessions, options.Window) = (2, 1), bound: false);
        await running.Upstream.BoundAsync();
        await running.Upstream.BoundAsync();
        await Eventually.GetAsync(() => running.Link.Window, window => window == 2, "both sessions");

        running.Send(1, 2);
        running.Send(2, 2);
        var (first, second) = (await running.Upstream.SubmitAsync(), await running.Upstream.SubmitAsync());

        Assert.NotSame(first.Session, second.Session);
    }

    [Fact]
    public async Task Receiver_beside_a_transmitter_is_sent_nothing()
    {
        await using var running = await RunningLink.StartAsync(options => options.BindAs = SmppBindMode.TransmitterAndReceiver);

        running.Send();

        Assert.Equal(BindType.Transmitter, (await running.Upstream.SubmitAsync()).Session.BoundAs);
    }

    [Fact]
    public async Task Alert_tells_that_the_handset_is_back()
    {
        await using var running = await RunningLink.StartAsync();
        var session = await running.Upstream.BoundAsync();

        session.Send(1, new AlertNotification { Source = new(TypeOfNumber.International, NumberingPlan.E164, "8613800000001"), Esme = SmppAddress.None });

        Assert.Equal(RunningLink.Recipient, await running.AlertAsync());
    }

    [Fact]
    public async Task Sender_that_smpp_cannot_carry_is_refused_without_a_submit()
    {
        await using var running = await RunningLink.StartAsync();

        running.Send(form: new ShortMessageForm { Originator = new string('9', 30) });

        Assert.Equal(FailureCause.LinkMisconfigured, (await running.AnswerAsync()).Cause);
    }
}
