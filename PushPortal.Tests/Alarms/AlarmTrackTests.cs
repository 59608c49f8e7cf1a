using PushPortal.Domain.Alarms;

namespace PushPortal.Tests.Alarms;

/// <summary>When the alarm of one condition is raised and cleared.</summary>
public sealed class AlarmTrackTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AlarmPolicy Policy = new() { RaiseAfter = TimeSpan.FromSeconds(15), ClearAfter = TimeSpan.FromSeconds(30) };

    private AlarmTrack? _track;
    private long _ids;

    [Fact]
    public void Condition_that_holds_for_long_enough_is_raised_as_of_its_beginning()
    {
        See(0, holds: true, value: 1);
        See(14, holds: true, value: 2);
        Assert.Null(_track!.Alarm);
        See(15, holds: true, value: 3, example: 77);
        Assert.Equal(
            new Alarm { Id = 1, Kind = AlarmKind.LinkDown, Subject = "upstream", Facts = new AlarmFacts(3), Since = Noon, Example = 77 },
            _track.Alarm);
    }

    [Fact]
    public void Condition_that_comes_and_goes_faster_raises_nothing()
    {
        for (var second = 0; second < 600; second += 10)
        {
            See(second, holds: true);
            See(second + 5, holds: false);
            Assert.Null(_track);
        }
    }

    [Fact]
    public void Alarm_follows_the_numbers_and_keeps_its_example()
    {
        Raise(example: 77);
        See(20, holds: true, value: 9);
        Assert.Equal((1, new AlarmFacts(9), 77), (_track!.Alarm!.Id, _track.Alarm.Facts, _track.Alarm.Example));
        See(25, holds: true, value: 9, example: 78);
        Assert.Equal(78, _track.Alarm.Example);
    }

    [Fact]
    public void Alarm_is_cleared_when_its_condition_is_gone_for_long_enough_as_of_when_it_went()
    {
        Raise();
        See(20, holds: false, value: 0);
        See(49, holds: false, value: 0);
        Assert.Null(_track!.Alarm!.ClearedAt);
        See(50, holds: false, value: 0);
        Assert.Equal((Noon.AddSeconds(20), new AlarmFacts(5)), (_track.Alarm.ClearedAt, _track.Alarm.Facts));
    }

    [Fact]
    public void Alarm_whose_condition_comes_back_soon_goes_on()
    {
        Raise();
        for (var second = 20; second < 600; second += 30)
        {
            See(second, holds: false);
            See(second + 25, holds: true);
        }

        Assert.Equal((1, null, Noon), (_track!.Alarm!.Id, _track.Alarm.ClearedAt, _track.Alarm.Since));
    }

    [Fact]
    public void Alarm_that_stood_before_a_restart_goes_on_as_the_same_one_or_is_cleared()
    {
        var standing = new Alarm { Id = 42, Kind = AlarmKind.LinkDown, Subject = "upstream", Facts = new AlarmFacts(5), Since = Noon.AddDays(-1), AcknowledgedBy = "anna", AcknowledgedAt = Noon.AddHours(-1) };
        _track = AlarmTrack.Resume(standing);
        See(0, holds: true, value: 6);
        Assert.Equal(standing with { Facts = new AlarmFacts(6) }, _track.Alarm);

        _track = AlarmTrack.Resume(standing);
        See(5, holds: false);
        See(35, holds: false);
        Assert.Equal(standing with { ClearedAt = Noon.AddSeconds(5) }, _track.Alarm);
    }

    [Fact]
    public void Without_times_it_is_raised_and_cleared_at_once()
    {
        var policy = new AlarmPolicy { RaiseAfter = TimeSpan.Zero, ClearAfter = TimeSpan.Zero };
        var raised = AlarmTrack.Next(null, Seen(holds: true), Noon, policy, () => 1);
        Assert.NotNull(raised!.Alarm);
        Assert.Equal(Noon, AlarmTrack.Next(raised, Seen(holds: false), Noon, policy, () => 2)!.Alarm!.ClearedAt);
    }

    [Fact]
    public void Alarm_that_comes_to_a_higher_level_for_long_enough_is_raised_anew_under_its_id()
    {
        SeeAt(0, 50);
        SeeAt(15, 50);
        _track = _track! with { Alarm = _track!.Alarm! with { AcknowledgedBy = "anna", AcknowledgedAt = Noon, Told = AlarmStage.Raised } };
        SeeAt(20, 70);
        SeeAt(34, 70);
        Assert.Equal((50, "anna", AlarmStage.Raised), (_track.Alarm!.Facts.Level, _track.Alarm.AcknowledgedBy, _track.Alarm.Told));

        SeeAt(35, 70);
        Assert.Equal((1, 70, null, null, AlarmStage.None, Noon), (_track.Alarm!.Id, _track.Alarm.Facts.Level, _track.Alarm.AcknowledgedBy, _track.Alarm.AcknowledgedAt, _track.Alarm.Told, _track.Alarm.Since));
    }

    [Fact]
    public void Higher_level_that_comes_and_goes_faster_and_a_lower_one_change_nothing()
    {
        SeeAt(0, 50);
        SeeAt(15, 50);
        for (var second = 20; second < 600; second += 10)
        {
            SeeAt(second, 70);
            SeeAt(second + 5, 50);
        }

        SeeAt(610, 70);
        See(615, holds: false);
        SeeAt(630, 70);
        Assert.Equal(50, _track!.Alarm!.Facts.Level);
        SeeAt(645, 70);
        SeeAt(650, 50);
        Assert.Equal(70, _track.Alarm!.Facts.Level);
    }

    private void SeeAt(int second, int level) => _track = AlarmTrack.Next(
        _track, new AlarmCondition(AlarmKind.LinkDown, "upstream", Holds: true, new AlarmFacts(5, Level: level)), Noon.AddSeconds(second), Policy, () => ++_ids);

    private static AlarmCondition Seen(bool holds, long value = 5, long? example = null) => new(AlarmKind.LinkDown, "upstream", holds, new AlarmFacts(value), example);

    private void Raise(long? example = null)
    {
        See(0, holds: true, example: example);
        See(15, holds: true, example: example);
        Assert.NotNull(_track!.Alarm);
    }

    private void See(int second, bool holds, long value = 5, long? example = null) =>
        _track = AlarmTrack.Next(_track, Seen(holds, value, example), Noon.AddSeconds(second), Policy, () => ++_ids);
}
