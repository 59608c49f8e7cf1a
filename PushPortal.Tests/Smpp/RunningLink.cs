using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>A link to a <see cref="FakeUpstream"/> over a socket, with its surroundings in the test's hand.</summary>
internal sealed class RunningLink : IHandsetAlerts, IAsyncDisposable
{
    public const string Recipient = "+8613800000001";

    private readonly Channel<string> _alerts = Channel.CreateUnbounded<string>();

    private RunningLink(FakeUpstream upstream, SmppHandsetLinkOptions options, LinkPolicy policy, WireTrace? trace)
    {
        Upstream = upstream;
        Link = new(options, new LinkPolicies(policy), Answers, [this], TimeProvider.System, NullLogger<SmppHandsetLink>.Instance, trace);
    }

    public FakeUpstream Upstream { get; }

    public SmppHandsetLink Link { get; }

    public RecordingSegmentAnswers Answers { get; } = new();

    public static async Task<RunningLink> StartAsync(Action<SmppHandsetLinkOptions>? configure = null, LinkPolicy? policy = null, Action<FakeUpstream>? prepare = null, bool bound = true, WireTrace? trace = null)
    {
        var upstream = new FakeUpstream();
        prepare?.Invoke(upstream);
        var options = new SmppHandsetLinkOptions
        {
            Name = "upstream",
            Host = "127.0.0.1",
            Port = upstream.Port,
            SystemId = "esme",
            Password = "secret",
            FirstReconnect = TimeSpan.FromMilliseconds(10),
            LongestReconnect = TimeSpan.FromMilliseconds(20),
        };
        configure?.Invoke(options);
        var running = new RunningLink(upstream, options, policy ?? new LinkPolicy(), trace);
        await running.Link.StartAsync(TestContext.Current.CancellationToken);
        if (bound)
        {
            await running.AvailableAsync();
        }

        return running;
    }

    public Task<bool> AvailableAsync() => Eventually.GetAsync(() => Link.Available, available => available, "a bound session");

    public ValueTask<SegmentAnswer> AnswerAsync() => Answers.NextAsync(TestContext.Current.CancellationToken);

    public ValueTask<string> AlertAsync() => _alerts.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void HandsetAvailable(string recipient) => _alerts.Writer.TryWrite(recipient);

    public void Send(int segment = 1, int segments = 1, string recipient = Recipient, ShortMessageForm? form = null, DateTimeOffset? until = null) => Link.Send(new SegmentDelivery
    {
        GroupId = 77,
        Segment = segment,
        Segments = segments,
        Attempt = 1,
        Recipient = recipient,
        Form = form ?? ShortMessageForm.Between(2948, 9200),
        UserDataHeader = Convert.FromHexString("060504" + "0B8423F0"),
        UserData = new byte[] { 1, 6, 0 },
        MoreMessages = segment < segments,
        Until = until ?? TimeProvider.System.GetUtcNow().AddMinutes(1),
    });

    public async ValueTask DisposeAsync()
    {
        await Link.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}
