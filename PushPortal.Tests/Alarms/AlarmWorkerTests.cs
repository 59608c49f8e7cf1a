using Microsoft.Extensions.Logging;
using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Alarms;

public sealed class AlarmWorkerTests
{
    private readonly AlarmClock _clock = new();
    private readonly KeptAlarms _store = new();
    private readonly KeptLog<AlarmWatch> _log = new();
    private readonly ScriptedAlarmSource _notifications = new(AlarmKind.NotificationsWaiting);
    private readonly ScriptedAlarmSource _disk = new(AlarmKind.LittleDisk);
    private readonly AlarmSignal _signal;
    private readonly AlarmBoard _board;
    private readonly AlarmWatch _watch;

    public AlarmWorkerTests()
    {
        _signal = new AlarmSignal(_clock);
        _board = new AlarmBoard(_store, new AlarmPolicy { RaiseAfter = TimeSpan.FromSeconds(5), ClearAfter = TimeSpan.FromSeconds(5) }, _signal, _clock);
        _watch = new AlarmWatch([_notifications, _disk], _board, _log);
    }

    [Fact]
    public async Task It_looks_every_five_seconds_and_keeps_what_it_finds()
    {
        _disk.Show(holds: true);
        using var worker = new AlarmWorker(_watch, _signal, _clock);
        await worker.StartAsync(Token);
        for (var look = 0; look < 2; look++)
        {
            await _disk.LookedAsync(Token);
            await _clock.AlarmSetAsync(AlarmWorker.LookEvery, Token);
            _clock.Advance(AlarmWorker.LookEvery);
        }

        await _disk.LookedAsync(Token);
        await _clock.AlarmSetAsync(AlarmWorker.LookEvery, Token);

        Assert.Equal(AlarmKind.LittleDisk, Assert.Single(_store.All).Kind);
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task Acknowledgement_is_kept_at_once()
    {
        await RaiseDiskAsync();
        using var worker = new AlarmWorker(_watch, _signal, _clock);
        await worker.StartAsync(Token);
        await _clock.AlarmSetAsync(AlarmWorker.LookEvery, Token);

        _board.Acknowledge(_board.Standing[0].Id, "anna");
        await _clock.AlarmSetAsync(AlarmWorker.LookEvery, Token);

        Assert.Equal("anna", Assert.Single(_store.All).AcknowledgedBy);
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task Acknowledgement_is_kept_at_the_end_of_the_process()
    {
        await RaiseDiskAsync();
        _board.Acknowledge(_board.Standing[0].Id, "anna");
        using var worker = new AlarmWorker(_watch, new AlarmSignal(_clock), _clock);
        await worker.StopAsync(Token);

        Assert.Equal("anna", Assert.Single(_store.All).AcknowledgedBy);
    }

    [Fact]
    public async Task Source_that_fails_is_logged_once_and_keeps_its_alarms_and_no_others_back()
    {
        await RaiseDiskAsync();
        _disk.Fails = true;
        _notifications.Show(holds: true);
        for (var look = 0; look < 4; look++)
        {
            await _watch.LookAsync(Token);
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal([AlarmKind.LittleDisk, AlarmKind.NotificationsWaiting], _board.Standing.Select(alarm => alarm.Kind));
        Assert.Equal([LogLevel.Error], _log.Lines.Select(line => line.Level));
    }

    [Fact]
    public async Task Alarms_are_raised_while_they_cannot_be_kept_and_kept_later()
    {
        _store.Fails = true;
        await RaiseDiskAsync();
        Assert.Single(_board.Standing);
        Assert.Equal([LogLevel.Error], _log.Lines.Select(line => line.Level));

        _store.Fails = false;
        await _watch.LookAsync(Token);
        Assert.Single(_store.All);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task RaiseDiskAsync()
    {
        _disk.Show(holds: true);
        await _watch.LookAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await _watch.LookAsync(Token);
    }
}
