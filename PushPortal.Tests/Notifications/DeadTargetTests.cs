using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Notifications;
using PushPortal.Tests.Callbacks;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Notifications;

/// <summary>A backlog for a host that is down costs the others nothing: counted in rows read, on the real store.</summary>
public sealed class DeadTargetTests : IAsyncLifetime
{
    private const string Dead = "dead.example:443";
    private const string Alive = "initiator.example:443";

    private readonly StoreUnderTest _it = new();
    private readonly ScriptedNotifier _notifier = new();
    private readonly NotificationFigures _figures = new();
    private readonly List<NotificationWorker> _workers = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.StopAsync(CancellationToken.None);
            worker.Dispose();
        }

        _it.Dispose();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task What_waits_for_a_dead_host_is_not_gone_through_for_a_live_one(int waiting)
    {
        await FillAsync(waiting);
        var store = new CountedNotifications(_it.Notifications);
        var signal = new NotificationSignal(_it.Clock);
        var options = new NotificationOptions { ConcurrencyPerTarget = 8, FirstRetry = TimeSpan.FromHours(1), CircuitPause = TimeSpan.FromHours(1), LongestCircuitPause = TimeSpan.FromHours(1) };
        var worker = new NotificationWorker(store, [_notifier], signal, _figures, new TargetWatch(signal), new GateUnderTest(_it.Clock).Gate, Options.Create(options), _it.Clock, NullLogger<NotificationWorker>.Instance);
        _workers.Add(worker);
        await worker.StartAsync(Token);
        for (var at = 0; at < 8; at++)
        {
            (await _notifier.NextAsync(Token)).Fail();
        }

        for (var at = 1; at <= 20; at++)
        {
            await _it.EndAsync((await _it.TakeAsync(SamplePush.Request($"alive-{at}")))[0], delivered: true);
            signal.Wake();
            var call = await NextAliveAsync();
            Assert.Equal($"alive-{at}", call.Due.Push.InitiatorPushId);
            call.Confirm();
        }

        // Up to the eighth failure a few more may have gone out; then the circuit is open and nothing is read.
        Assert.InRange(store.Read(Dead).Rows, 8, 200);
        Assert.InRange(store.Read(Dead).Reads, 1, 3);
        Assert.InRange(store.Read(Alive).Rows, 20, 60);
        Assert.Equal(1, _figures.Targets(CircuitState.Open));
        Assert.InRange(_figures.Waiting, waiting, waiting + 2);
    }

    private async Task<ScriptedNotifier.Call> NextAliveAsync()
    {
        while (true)
        {
            var call = await _notifier.NextAsync(Token);
            if (call.Due.Notification.Authority == Alive)
            {
                return call;
            }

            call.Fail();
        }
    }

    /// <summary>Many results of one push that its initiator was not told.</summary>
    private async Task FillAsync(int waiting)
    {
        var target = new NotificationTarget(NotificationKind.Webhook, new Uri("https://dead.example/results"));
        var taken = (await _it.TakeAsync(SamplePush.Request("dead") with { Notify = target }))[0];
        _it.Lines(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {waiting}) " +
            "INSERT INTO notifications(transaction_id, run, id, push_id, account_id, authority, state, cause, event_at, due_at, tries, confirmed, followed) " +
            $"SELECT {taken.Id}, i, i, {taken.PushId}, 1, '{Dead}', 2, 0, {_it.Now.UtcTicks} - {waiting} + i, {_it.Now.UtcTicks} - {waiting} + i, 0, 0, 0 FROM n");
        _it.Restart();
    }
}
