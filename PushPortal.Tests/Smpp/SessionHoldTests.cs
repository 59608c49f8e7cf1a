using PushPortal.Domain.Smsc;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>A link whose sessions are taken down on request, and brought up again.</summary>
public sealed class SessionHoldTests
{
    [Fact]
    public async Task Stopped_link_unbinds_stays_away_and_binds_again_when_it_is_started()
    {
        await using var running = await RunningLink.StartAsync();
        var session = await running.Upstream.BoundAsync();

        running.Link.Stop();
        Assert.True(await running.Upstream.UnbindAsync());
        await Eventually.GetAsync(() => running.Link.Trouble, trouble => trouble == "Stopped by an administrator", "a link that stays away");
        Assert.False(running.Link.Available);

        running.Link.Start();
        Assert.NotSame(session, await running.Upstream.BoundAsync());
        await running.AvailableAsync();
        Assert.Null(running.Link.Trouble);
    }

    [Fact]
    public async Task What_was_sent_before_the_stop_is_answered_before_the_unbind_and_nothing_more_is_sent()
    {
        await using var running = await RunningLink.StartAsync();

        running.Send();
        var sent = await running.Upstream.SubmitAsync();
        running.Link.Stop();
        running.Send(segment: 2, segments: 2);
        Assert.NotEqual(SegmentAnswerKind.Delivered, (await running.AnswerAsync()).Kind);
        sent.Accept();

        Assert.Equal(SegmentAnswerKind.Delivered, (await running.AnswerAsync()).Kind);
        Assert.True(await running.Upstream.UnbindAsync());
    }

    [Fact]
    public async Task Link_that_was_stopped_before_it_began_does_not_connect()
    {
        await using var running = await RunningLink.StartAsync(bound: false);
        running.Link.Stop();
        await Eventually.GetAsync(() => running.Link.Trouble, trouble => trouble == "Stopped by an administrator", "a link that stays away");

        running.Link.Start();

        await running.AvailableAsync();
    }

    [Fact]
    public async Task Enquiry_delay_is_measured()
    {
        await using var running = await RunningLink.StartAsync(options => options.EnquireInterval = TimeSpan.FromMilliseconds(100));
        Assert.True(await Eventually.GetAsync(() => running.Link.EnquiryDelay, delay => delay is not null, "an answered enquiry") > TimeSpan.Zero);
    }
}
