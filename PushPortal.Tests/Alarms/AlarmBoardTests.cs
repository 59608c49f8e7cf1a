using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Alarms;

namespace PushPortal.Tests.Alarms;

public sealed class AlarmBoardTests
{
    private static readonly AlarmPolicy Policy = new() { RaiseAfter = TimeSpan.FromSeconds(10), ClearAfter = TimeSpan.FromSeconds(10) };
    private static readonly HashSet<AlarmKind> None = [];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly KeptAlarms _store = new();
    private AlarmBoard _board;

    public AlarmBoardTests() => _board = Board();

    [Fact]
    public async Task Alarms_stand_with_the_gravest_first_and_go_to_the_history()
    {
        await _board.LoadAsync(Token);
        await SeeForAsync(TimeSpan.FromSeconds(10), Waiting, Down("a"));
        await SeeForAsync(TimeSpan.FromSeconds(10), Waiting, Down("a"), Down("b"));
        Assert.Equal(["LinkDown b", "LinkDown a", "NotificationsWaiting "], Standing());
        Assert.Equal(3, _board.Unacknowledged);

        await SeeForAsync(TimeSpan.FromSeconds(10), Down("a"), Waiting with { Holds = false });
        Assert.Equal(["LinkDown a"], Standing());
        Assert.Equal(["LinkDown b", "NotificationsWaiting "], (await _store.HistoryAsync(null, 10, Token)).Select(Name));
    }

    [Fact]
    public async Task What_could_not_be_looked_at_stays_as_it_is()
    {
        await _board.LoadAsync(Token);
        await SeeForAsync(TimeSpan.FromSeconds(10), Down("a"));
        for (var look = 0; look < 10; look++)
        {
            _board.Take([], new HashSet<AlarmKind> { AlarmKind.LinkDown });
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(["LinkDown a"], Standing());
    }

    [Fact]
    public async Task Alarm_goes_on_after_a_restart_with_who_acknowledged_it()
    {
        await _board.LoadAsync(Token);
        await SeeForAsync(TimeSpan.FromSeconds(10), Down("a"));
        var before = _board.Standing[0];
        _board.Acknowledge(before.Id, "anna");
        await _board.SaveAsync(Token);

        _board = Board();
        await _board.LoadAsync(Token);
        await SeeForAsync(TimeSpan.FromSeconds(10), Down("a"), Down("b"));

        var after = _board.Standing.Single(alarm => alarm.Subject == "a");
        Assert.Equal((before.Id, before.Since, "anna"), (after.Id, after.Since, after.AcknowledgedBy));
        Assert.Equal((2, 2), (_store.All.Count, _store.All.Select(alarm => alarm.Id).Distinct().Count()));
        Assert.Equal(1, _board.Unacknowledged);
    }

    [Fact]
    public async Task Ids_go_on_above_those_that_are_kept_even_when_the_clock_was_set_back()
    {
        await _store.SaveAsync([new Alarm { Id = long.MaxValue / 2, Kind = AlarmKind.LinkDown, Subject = "z", Facts = default, Since = default, ClearedAt = default(DateTimeOffset) }], Token);
        await _board.LoadAsync(Token);
        await SeeForAsync(TimeSpan.FromSeconds(10), Down("a"));

        Assert.True(_board.Standing[0].Id > long.MaxValue / 2);
    }

    [Fact]
    public async Task First_acknowledgement_stays_and_what_does_not_stand_takes_none()
    {
        await _board.LoadAsync(Token);
        await SeeForAsync(TimeSpan.FromSeconds(10), Down("a"));
        var id = _board.Standing[0].Id;
        _board.Acknowledge(id, "anna");
        _board.Acknowledge(id, "bert");
        _board.Acknowledge(id + 1, "bert");

        Assert.Equal(("anna", _clock.GetUtcNow()), (_board.Standing[0].AcknowledgedBy, _board.Standing[0].AcknowledgedAt));
        await SeeForAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["anna"], _store.All.Select(alarm => alarm.AcknowledgedBy));
    }

    [Fact]
    public async Task Alarm_raised_while_the_store_fails_is_shown_and_kept_once_it_works()
    {
        await _board.LoadAsync(Token);
        _store.Fails = true;
        await Assert.ThrowsAsync<IOException>(() => SeeForAsync(TimeSpan.FromSeconds(10), Down("a")));
        Assert.Equal(["LinkDown a"], Standing());
        Assert.Empty(_store.All);

        _store.Fails = false;
        await _board.SaveAsync(Token);
        Assert.Equal(["LinkDown a"], _store.All.Select(Name));
    }

    [Fact]
    public async Task Numbers_that_change_are_shown_and_not_written_each_time()
    {
        await _board.LoadAsync(Token);
        await SeeForAsync(TimeSpan.FromSeconds(10), Waiting);
        var revision = _board.Revision;
        _board.Take([Waiting with { Facts = new AlarmFacts(200) }], None);
        await _board.SaveAsync(Token);

        Assert.NotEqual(revision, _board.Revision);
        Assert.Equal((200, 150), (_board.Standing[0].Facts.Value, _store.All[0].Facts.Value));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static AlarmCondition Waiting { get; } = new(AlarmKind.NotificationsWaiting, "", Holds: true, new AlarmFacts(150));

    private static AlarmCondition Down(string link) => new(AlarmKind.LinkDown, link, Holds: true, default);

    private static string Name(Alarm alarm) => $"{alarm.Kind} {alarm.Subject}";

    private IEnumerable<string> Standing() => _board.Standing.Select(Name);

    private AlarmBoard Board() => new(_store, Policy, new AlarmSignal(_clock), _clock);

    /// <summary>Sees the same twice, so long apart.</summary>
    private async Task SeeForAsync(TimeSpan time, params IReadOnlyList<AlarmCondition> seen)
    {
        _board.Take(seen, None);
        _clock.Advance(time);
        _board.Take(seen, None);
        await _board.SaveAsync(Token);
    }
}
