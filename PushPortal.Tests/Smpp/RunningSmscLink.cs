using Microsoft.Extensions.Logging.Abstractions;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>The PPG's SMSC link to a <see cref="FakeUpstream"/> over a socket.</summary>
internal sealed class RunningSmscLink : IAsyncDisposable
{
    private RunningSmscLink(FakeUpstream upstream, SmppClientOptions options, int mostBodies)
    {
        Upstream = upstream;
        Link = new(options, TimeSpan.FromMinutes(2), Answers, [], new TransactionSignal(TimeProvider.System), TimeProvider.System, NullLogger<SmppSmscLink>.Instance, mostBodies);
    }

    public FakeUpstream Upstream { get; }

    public SmppSmscLink Link { get; }

    public ComingAnswers Answers { get; } = new();

    public static async Task<RunningSmscLink> StartAsync(Action<SmppClientOptions>? configure = null, int mostBodies = 10_000)
    {
        var upstream = new FakeUpstream();
        var options = new SmscLinkOptions
        {
            Host = "127.0.0.1",
            Port = upstream.Port,
            SystemId = "ppg",
            FirstReconnect = TimeSpan.FromMilliseconds(10),
            LongestReconnect = TimeSpan.FromMilliseconds(20),
        };
        configure?.Invoke(options);
        var running = new RunningSmscLink(upstream, options, mostBodies);
        await running.Link.StartAsync(TestContext.Current.CancellationToken);
        await running.RoomAsync();
        return running;
    }

    public Task<int> RoomAsync() => Eventually.GetAsync(() => Link.Room, room => room > 0, "room on the link");

    public static Submission Push(long id, ShortMessageForm? form = null, Priority priority = Priority.Medium, byte[]? datagram = null, DateTimeOffset? expiresAt = null) => new()
    {
        Id = id,
        TransactionId = id + 1000,
        AccountId = 1,
        Recipient = "+8613800000001",
        Priority = priority,
        Form = form ?? ShortMessageForm.Between(2948, 9200),
        Datagram = datagram ?? [1, 6, 0, 7],
        ExpiresAt = expiresAt ?? TimeProvider.System.GetUtcNow().AddHours(1),
    };

    public async ValueTask DisposeAsync()
    {
        await Link.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}
