using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Notifications;
using PushPortal.Tests.Callbacks;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Notifications;

/// <summary>What the worker does with the endpoints of accounts.</summary>
public sealed class EndpointWorkerTests : IAsyncLifetime
{
    private const string Alive = "http://alive.example/";

    private readonly AlarmClock _clock = new();
    private readonly HeldNotifications _store = new();
    private readonly ScriptedNotifier _notifier = new();
    private readonly NotificationFigures _figures = new();
    private readonly GateUnderTest _gate;
    private readonly NotificationSignal _signal;
    private NotificationWorker? _worker;

    public EndpointWorkerTests()
    {
        _signal = new NotificationSignal(_clock);
        _gate = new GateUnderTest(_clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.StopAsync(CancellationToken.None);
            _worker.Dispose();
        }
    }

    [Fact]
    public async Task What_goes_to_a_disabled_endpoint_is_skipped_without_a_try()
    {
        _gate.Put(enabled: false);
        Add(1, endpoint: true);
        Add(2, target: Alive);
        await StartAsync();

        var outcome = await _store.RecordedAsync(Token);

        Assert.Equal((1, 0, true, null, TimelineKind.NotificationSkipped), (outcome.Notification.Id, outcome.Tries, outcome.Skipped, outcome.NextAt, outcome.Entry.Kind));
        Assert.Equal(2, (await _notifier.NextAsync(Token)).Due.Notification.Id);
        Assert.False(_notifier.HasMore);
    }

    [Fact]
    public async Task Endpoint_that_is_gone_is_disabled()
    {
        _gate.Put();
        Add(1, endpoint: true);
        await StartAsync();
        (await _notifier.NextAsync(Token)).Fail(410);

        Assert.Equal(TimelineKind.NotificationGivenUp, (await _store.RecordedAsync(Token)).Entry.Kind);
        Assert.Equal((false, CallbackSwitch.Gone, ""), (_gate.Endpoint!.Enabled, _gate.Endpoint.Why, _gate.Endpoint.By));
    }

    [Fact]
    public async Task Target_of_a_push_that_is_gone_disables_no_endpoint()
    {
        _gate.Put();
        Add(1);
        await StartAsync();
        (await _notifier.NextAsync(Token)).Fail(410);
        await _store.RecordedAsync(Token);

        Assert.True(_gate.Endpoint!.Enabled);
    }

    [Fact]
    public async Task Endpoint_that_fails_for_longer_than_the_limit_is_disabled_and_a_confirmation_begins_anew()
    {
        _gate.Put();
        await StartAsync(failures: 1000);
        foreach (var (id, hours, answer) in new[] { (1, 0, 500), (2, 119, 500), (3, 0, 204), (4, 2, 500), (5, 119, 500) })
        {
            _clock.Advance(TimeSpan.FromHours(hours));
            Add(id, endpoint: true);
            _signal.Wake();
            var sent = await _notifier.NextAsync(Token);
            sent.Answer.SetResult(new NotifierAnswer(answer < 300, answer, null));
            while ((await _store.RecordedAsync(Token)).Notification.Id != sent.Due.Notification.Id)
            {
            }

            _store.Drop();
        }

        Assert.True(_gate.Endpoint!.Enabled);
        _clock.Advance(TimeSpan.FromHours(1));
        Add(6, endpoint: true);
        _signal.Wake();
        (await _notifier.NextAsync(Token)).Fail();
        await _store.RecordedAsync(Token);

        Assert.Equal((false, CallbackSwitch.Failing), (_gate.Endpoint.Enabled, _gate.Endpoint.Why));
    }

    [Fact]
    public async Task What_an_endpoint_is_told_goes_to_where_it_is_now()
    {
        _gate.Put(url: "http://moved.example/");
        Add(1, endpoint: true);
        await StartAsync();
        var sent = await _notifier.NextAsync(Token);
        sent.Confirm();

        var outcome = await _store.RecordedAsync(Token);

        Assert.Equal("http://moved.example/", sent.Due.Notification.Target.Url.OriginalString);
        Assert.Equal("http://moved.example/", ((TimelineDetails.NotificationTried)outcome.Entry.Details!).Url.OriginalString);
        Assert.Equal("initiator.example:443", outcome.Notification.Authority);
    }

    private void Add(long id, string? target = null, bool endpoint = false)
    {
        var now = _clock.GetUtcNow();
        var (push, starts) = SamplePush.Make(new IdSequence(_clock), now, SamplePush.Request());
        _store.Add(new DueNotification(
            new ResultNotification
            {
                Id = id,
                TransactionId = id,
                Run = 1,
                PushId = push.Id,
                AccountId = 1,
                Target = endpoint ? SamplePush.Webhook with { OfEndpoint = CallbackEvents.All } : target is null ? SamplePush.Webhook : new NotificationTarget(NotificationKind.Webhook, new Uri(target)),
                State = TransactionState.Delivered,
                Cause = FailureCause.None,
                EventAt = now,
                DueAt = now,
            },
            starts[0].Transaction,
            push));
    }

    private Task StartAsync(int failures = 5)
    {
        var options = new NotificationOptions { CircuitFailures = failures };
        _worker = new NotificationWorker(
            _store, [_notifier], _signal, _figures, new TargetWatch(_signal), _gate.Gate, Options.Create(options), _clock, NullLogger<NotificationWorker>.Instance);
        return _worker.StartAsync(Token);
    }
}
