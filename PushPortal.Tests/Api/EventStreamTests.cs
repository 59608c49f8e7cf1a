using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using PushPortal.Domain.Accounts;
using PushPortal.Tests.Accounts;
using PushPortal.Tests.Live;
using PushPortal.Tests.Portal;
using PushPortal.Tests.Pushes;
using PushPortal.Web.Api.Events;
using static PushPortal.Tests.Live.FollowedFeed;

namespace PushPortal.Tests.Api;

public sealed class EventStreamTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly FollowedFeed _it = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly EventOptions _options = new();

    public void Dispose()
    {
        _it.Dispose();
        _ending.Dispose();
    }

    [Fact]
    public async Task A_comment_with_the_position_comes_at_the_beginning_and_with_each_heartbeat()
    {
        var pipe = new Pipe();
        var sending = SendAsync(pipe);
        var first = await ReadAsync(pipe);
        _it.Publish(Change(1, account: 77));
        _it.Clock.Advance(_options.Heartbeat);

        var second = await ReadAsync(pipe);

        Assert.Matches(": here\nid: evt_[0-9a-z]{13}\n\n$", first);
        Assert.Matches(": here\nid: evt_[0-9a-z]{13}\n\n$", second);
        Assert.True(string.CompareOrdinal(second, first) > 0, "the position moves on although nothing was of the account");
        await EndAsync(sending);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_given_up_after_its_time()
    {
        var sending = SendAsync(new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1)));
        _it.Clock.Advance(_options.SendTime - Moment);
        Assert.False(sending.IsCompleted);

        _it.Clock.Advance(Moment);

        await Assert.ThrowsAsync<TimeoutException>(() => sending);
    }

    [Fact]
    public async Task A_client_that_the_ring_has_overtaken_is_disconnected()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1));
        var sending = SendAsync(pipe);
        _it.Publish(Enumerable.Range(1, 60).Select(number => Change(number)));
        _it.Publish(Enumerable.Range(61, 60).Select(number => Change(number)));
        Assert.False(sending.IsCompleted);

        await ReadAsync(pipe);

        await sending;
    }

    [Fact]
    public async Task The_stream_of_an_account_that_was_disabled_ends_with_the_next_heartbeat()
    {
        var pipe = new Pipe();
        var sending = SendAsync(pipe, account: 77);
        await ReadAsync(pipe);

        _it.Clock.Advance(_options.Heartbeat);

        await sending;
    }

    [Fact]
    public async Task An_event_is_one_line_of_json_whatever_the_push_id_holds()
    {
        var pipe = new Pipe();
        new EventWriter(pipe.Writer, JsonSerializerOptions.Web, Sight).Change(new(1, Change(1) with { InitiatorPushId = "two\nlines\r\nand data: more" }));
        await pipe.Writer.FlushAsync(TestContext.Current.CancellationToken);

        var lines = (await ReadAsync(pipe)).Split('\n');

        Assert.Equal(5, lines.Length);
        Assert.Equal("two\nlines\r\nand data: more", JsonElement.Parse(lines[2]["data: ".Length..]).GetProperty("pushId").GetString());
    }

    private Task SendAsync(Pipe pipe, long? account = null) =>
        new EventStream(_it.Recent, new FixedAccounts(), _options, _it.Clock).SendAsync(SampleKeys.Of(SamplePush.Account(account ?? Account)), null, new EventWriter(pipe.Writer, JsonSerializerOptions.Web, Sight), _ending.Token);

    private static NumberSight Sight => new(needsNumbers: true, new FixedAccounts());

    private async Task EndAsync(Task sending)
    {
        await _ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static async Task<string> ReadAsync(Pipe pipe)
    {
        var read = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(read.Buffer);
        pipe.Reader.AdvanceTo(read.Buffer.End);
        return text;
    }
}
