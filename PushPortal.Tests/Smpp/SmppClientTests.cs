using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>A session of an ESME is kept up.</summary>
public sealed class SmppClientTests
{
    [Fact]
    public async Task Silent_peer_is_asked_and_one_that_does_not_answer_is_cut_and_bound_anew()
    {
        await using var running = await RunningLink.StartAsync(options =>
            (options.EnquireInterval, options.EnquireTimeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200)));
        var session = await running.Upstream.BoundAsync();

        await running.Upstream.EnquiryAsync();
        await running.Upstream.EnquiryAsync();
        Assert.True(running.Link.Available);
        running.Upstream.IsDead = true;

        Assert.NotSame(session, await running.Upstream.BoundAsync());
    }

    [Fact]
    public async Task Bind_that_is_refused_is_told_in_words_and_tried_again()
    {
        await using var running = await RunningLink.StartAsync(prepare: upstream => upstream.BindAnswer = _ => CommandStatus.InvalidPassword, bound: false);

        await Eventually.GetAsync(() => running.Link.Trouble ?? "", trouble => trouble.Contains("ESME_RINVPASWD: The password is wrong", StringComparison.Ordinal), "the refusal");
        Assert.False(running.Link.Available);
        running.Upstream.BindAnswer = bind => (bind.SystemId, bind.Password) == ("esme", "secret") ? CommandStatus.Ok : CommandStatus.InvalidSystemId;

        await running.AvailableAsync();
        Assert.Null(running.Link.Trouble);
    }

    [Fact]
    public async Task Answer_that_the_session_is_not_bound_binds_it_anew()
    {
        await using var running = await RunningLink.StartAsync();
        var session = await running.Upstream.BoundAsync();

        running.Send();
        (await running.Upstream.SubmitAsync()).Answer(CommandStatus.InvalidBindStatus);

        Assert.Equal(Domain.Smsc.SegmentAnswerKind.LinkLost, (await running.AnswerAsync()).Kind);
        Assert.NotSame(session, await running.Upstream.BoundAsync());
    }

    [Fact]
    public async Task Stop_unbinds()
    {
        await using var running = await RunningLink.StartAsync();

        await running.Link.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(await running.Upstream.UnbindAsync());
        Assert.False(running.Link.Available);
    }

    [Fact]
    public async Task Command_that_nobody_knows_is_refused_and_one_that_cannot_be_read_is_answered_with_its_error()
    {
        await using var running = await RunningLink.StartAsync();
        var session = await running.Upstream.BoundAsync();

        session.Send(5, new QuerySm { MessageId = "1", Source = SmppAddress.None });
        var refused = await running.Upstream.AnswerAsync();
        session.Send(6, new DeliverSm { Source = SmppAddress.None, Destination = SmppAddress.None, Tlvs = [new Tlv((TlvTag)0x1400, new byte[3])] });
        var taken = await running.Upstream.AnswerAsync();

        Assert.Equal((CommandId.GenericNack, CommandStatus.InvalidBindStatus, 5u), (refused.CommandId, refused.CommandStatus, refused.SequenceNumber));
        Assert.Equal((CommandId.DeliverSmResp, CommandStatus.Ok, 6u), (taken.CommandId, taken.CommandStatus, taken.SequenceNumber));
    }

    [Fact]
    public void Pauses_grow_to_the_longest_and_start_again_after_a_bind()
    {
        var pause = new ReconnectPause(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

        Assert.Equal([1, 2, 4, 5, 5], Enumerable.Range(0, 5).Select(_ => pause.Next(0).TotalSeconds));
        Assert.Equal(2.5, pause.Next(1).TotalSeconds);
        pause.Reset();
        Assert.Equal(1, pause.Next(0).TotalSeconds);
    }
}
