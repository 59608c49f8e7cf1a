using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
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

public sealed class NotificationWorkerTests : IAsyncLifetime
{
    private const string Dead = "http://dead.example/";
    private const string Alive = "http://alive.example/";

    private readonly AlarmClock _clock = new();
    private readonly HeldNotifications _store = new();
    private readonly ScriptedNotifier _notifier = new();
    private readonly NotificationFigures _figures = new();
    private readonly GateUnderTest _gate;
    private TargetWatch? _watch;
    private readonly NotificationSignal _signal;
    private NotificationWorker? _worker;

    public NotificationWorkerTests()
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
    public async Task Confirmed_notification_is_sent_once()
    {
        Add(1);
        await StartAsync();
        (await _notifier.NextAsync(Token)).Confirm();

        var outcome = await _store.RecordedAsync(Token);

        Assert.Equal((true, null, TimelineKind.NotificationConfirmed), (outcome.Confirmed, outcome.NextAt, outcome.Entry.Kind));
        Add(2);
        _signal.Wake();
        Assert.Equal(2, (await _notifier.NextAsync(Token)).Due.Notification.Id);
    }

    [Fact]
    public async Task Refused_notification_is_sent_again_after_a_growing_delay()
    {
        Add(1);
        await StartAsync();
        foreach (var seconds in new[] { 5, 10, 20 })
        {
            (await _notifier.NextAsync(Token)).Refuse();
            var outcome = await _store.RecordedAsync(Token);
            Assert.Equal(TimelineKind.NotificationRefused, outcome.Entry.Kind);
            var delay = outcome.NextAt!.Value - _clock.GetUtcNow();
            Assert.InRange(delay, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds * 1.1));
            await _clock.AlarmSetAsync(delay, Token);
            Assert.False(_notifier.HasMore);
            _clock.Advance(delay);
        }

        Assert.Equal(3, (await _notifier.NextAsync(Token)).Due.Notification.Tries);
    }

    [Fact]
    public async Task Notification_is_given_up_when_its_time_is_over()
    {
        Add(1, eventAt: _clock.GetUtcNow().AddHours(-24));
        await StartAsync();
        (await _notifier.NextAsync(Token)).Refuse();

        var outcome = await _store.RecordedAsync(Token);

        Assert.Equal((false, null, TimelineKind.NotificationGivenUp), (outcome.Confirmed, outcome.NextAt, outcome.Entry.Kind));
    }

    [Fact]
    public async Task No_more_are_under_way_than_allowed_and_a_slow_initiator_holds_only_its_own_place()
    {
        for (var id = 1; id <= 4; id++)
        {
            Add(id);
        }

        await StartAsync(concurrency: 8);
        var slow = await _notifier.NextAsync(Token);
        var second = await _notifier.NextAsync(Token);
        Assert.False(_notifier.HasMore);

        second.Confirm();
        var third = await _notifier.NextAsync(Token);
        Assert.False(_notifier.HasMore);
        third.Confirm();
        var fourth = await _notifier.NextAsync(Token);
        fourth.Confirm();

        var recorded = new List<long>();
        for (var at = 0; at < 3; at++)
        {
            recorded.Add((await _store.RecordedAsync(Token)).Notification.Id);
        }

        Assert.DoesNotContain(slow.Due.Notification.Id, recorded);
        slow.Confirm();
        Assert.Equal(slow.Due.Notification.Id, (await _store.RecordedAsync(Token)).Notification.Id);
    }

    [Fact]
    public async Task Notification_that_was_under_way_at_the_stop_goes_out_again_at_the_next_start()
    {
        Add(1);
        await StartAsync();
        await _notifier.NextAsync(Token);
        await _worker!.StopAsync(Token);
        _store.Reopen();

        await StartAsync();

        Assert.Equal(1, (await _notifier.NextAsync(Token)).Due.Notification.Id);
    }

    [Fact]
    public async Task Notification_whose_outcome_could_not_be_recorded_waits_before_it_is_sent_again()
    {
        Add(1);
        _store.FailsOnce = true;
        await StartAsync();
        (await _notifier.NextAsync(Token)).Confirm();
        await _clock.AlarmSetAsync(TimeSpan.FromSeconds(1), Token);
        _signal.Wake();
        Add(2);
        _signal.Wake();
        Assert.Equal(2, (await _notifier.NextAsync(Token)).Due.Notification.Id);
        Assert.False(_notifier.HasMore);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, (await _notifier.NextAsync(Token)).Due.Notification.Id);
    }

    [Fact]
    public async Task Target_that_does_not_answer_holds_up_no_other()
    {
        for (var id = 1; id <= 20; id++)
        {
            Add(id, target: Dead);
        }

        Add(21, target: Alive);
        await StartAsync(concurrency: 100, perTarget: 4);

        var sent = new List<long>();
        for (var at = 0; at < 5; at++)
        {
            sent.Add((await _notifier.NextAsync(Token)).Due.Notification.Id);
        }

        Assert.Equal([1, 2, 3, 4, 21], sent);
        Assert.False(_notifier.HasMore);
    }

    [Fact]
    public async Task Slow_targets_never_take_the_last_place()
    {
        for (var id = 1; id <= 40; id++)
        {
            Add(id, target: $"http://slow{id % 4}.example/");
        }

        await StartAsync(concurrency: 16, perTarget: 16);
        for (var at = 0; at < 11; at++)
        {
            await _notifier.NextAsync(Token);
        }

        Add(41, target: Alive);
        _signal.Wake();
        Assert.Equal(41, (await _notifier.NextAsync(Token)).Due.Notification.Id);
    }

    [Fact]
    public async Task Failures_in_a_row_open_the_circuit_one_probe_tries_again_and_an_answer_closes_it()
    {
        for (var id = 1; id <= 8; id++)
        {
            Add(id, target: Dead);
        }

        await StartAsync(perTarget: 1, firstRetry: TimeSpan.FromHours(1));
        for (var at = 0; at < 5; at++)
        {
            (await _notifier.NextAsync(Token)).Fail();
            await _store.RecordedAsync(Token);
        }

        Assert.Equal((1, 8), (_figures.Targets(CircuitState.Open), _figures.Waiting));
        Assert.False(_notifier.HasMore);
        _clock.Advance(TimeSpan.FromSeconds(6));
        var probe = await _notifier.NextAsync(Token);
        Assert.Equal((6, 0), (probe.Due.Notification.Id, probe.Due.Notification.Tries));
        Assert.False(_notifier.HasMore);

        probe.Confirm();

        Assert.Equal(7, (await _notifier.NextAsync(Token)).Due.Notification.Id);
        Assert.Equal((0, 1), (_figures.Targets(CircuitState.Open), _figures.Targets(CircuitState.Closed)));
    }

    [Fact]
    public async Task Target_is_left_alone_for_as_long_as_it_asks()
    {
        Add(1, target: Dead);
        Add(2, target: Dead);
        await StartAsync(perTarget: 1, firstRetry: TimeSpan.FromHours(1));
        (await _notifier.NextAsync(Token)).Fail(503, TimeSpan.FromSeconds(90));
        await _store.RecordedAsync(Token);

        _clock.Advance(TimeSpan.FromSeconds(89));
        Add(3, target: Alive);
        _signal.Wake();
        Assert.Equal(3, (await _notifier.NextAsync(Token)).Due.Notification.Id);
        Assert.False(_notifier.HasMore);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, (await _notifier.NextAsync(Token)).Due.Notification.Id);
    }

    [Fact]
    public async Task What_a_dead_target_holds_back_for_too_long_is_given_up_without_a_try()
    {
        for (var id = 1; id <= 4; id++)
        {
            Add(id, target: Dead);
        }

        await StartAsync(perTarget: 1, failures: 1);
        (await _notifier.NextAsync(Token)).Fail();
        await _store.RecordedAsync(Token);
        _clock.Advance(TimeSpan.FromHours(24));
        var probe = await _notifier.NextAsync(Token);
        Assert.Equal(2, probe.Due.Notification.Id);
        probe.Fail();

        var ended = new List<(long, int, TimelineKind)>();
        for (var at = 0; at < 3; at++)
        {
            var outcome = await _store.RecordedAsync(Token);
            ended.Add((outcome.Notification.Id, outcome.Tries, outcome.Entry.Kind));
        }

        Assert.Equal([(2, 1, TimelineKind.NotificationGivenUp), (3, 0, TimelineKind.NotificationGivenUp), (4, 0, TimelineKind.NotificationGivenUp)], ended);
    }

    [Fact]
    public async Task Target_that_is_gone_is_not_tried_again()
    {
        Add(1);
        await StartAsync();
        (await _notifier.NextAsync(Token)).Fail(410);

        Assert.Equal(TimelineKind.NotificationGivenUp, (await _store.RecordedAsync(Token)).Entry.Kind);
    }

    [Fact]
    public async Task Who_looks_sees_how_the_targets_stand()
    {
        Add(1, target: Dead);
        Add(2, target: Dead);
        await StartAsync(perTarget: 1, failures: 1, firstRetry: TimeSpan.FromHours(1));
        (await _notifier.NextAsync(Token)).Fail();
        await _store.RecordedAsync(Token);
        _watch!.Look();
        _signal.Wake();
        Add(3, target: Alive);
        (await _notifier.NextAsync(Token)).Confirm();
        await _store.RecordedAsync(Token);

        var dead = Assert.Single(_watch.Look(), target => target.Authority == "dead.example:80");

        Assert.Equal((2, 0, CircuitState.Open), (dead.Waiting, dead.UnderWay, dead.Circuit));
        Assert.NotNull(dead.ProbeAt);
    }

    private void Add(long id, DateTimeOffset? eventAt = null, string? target = null)
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
                Target = target is null ? SamplePush.Webhook : new NotificationTarget(NotificationKind.Webhook, new Uri(target)),
                State = TransactionState.Delivered,
                Cause = FailureCause.None,
                EventAt = eventAt ?? now,
                DueAt = eventAt ?? now,
            },
            starts[0].Transaction,
            push));
    }

    private Task StartAsync(int concurrency = 64, int perTarget = 64, int failures = 5, TimeSpan? firstRetry = null)
    {
        var options = new NotificationOptions { Concurrency = concurrency, ConcurrencyPerTarget = perTarget, CircuitFailures = failures };
        options.FirstRetry = firstRetry ?? options.FirstRetry;
        _worker = new NotificationWorker(
            _store, [_notifier], _signal, _figures, _watch = new TargetWatch(_signal), _gate.Gate, Options.Create(options), _clock, NullLogger<NotificationWorker>.Instance);
        return _worker.StartAsync(Token);
    }
}
