using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Tests.Callbacks;

namespace PushPortal.Tests.Alarms;

public sealed class AlarmRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromDays(5);
    private static readonly CallbackEndpoint Endpoint = SampleEndpoint.Of("https://initiator.example/");

    private readonly AlarmRules _rules = new(new AlarmPolicy
    {
        FailurePercent = 20,
        LeastEnds = 10,
        LongestDue = TimeSpan.FromMinutes(1),
        MostNotifications = 100,
        LeastFreeOctets = 1_000,
    });

    [Fact]
    public void Each_link_is_judged_by_its_name()
    {
        var seen = AlarmRules.Links([Link("up", available: true), Link("down", available: false), Link("stopped", available: false) with { Mode = LinkMode.Stopped }]);

        Assert.Equal(
            [
                new AlarmCondition(AlarmKind.LinkDown, "up", Holds: false, new AlarmFacts(3)),
                new AlarmCondition(AlarmKind.LinkDown, "down", Holds: true, new AlarmFacts(3, Note: "Connection refused")),
                new AlarmCondition(AlarmKind.LinkDown, "stopped", Holds: false, new AlarmFacts(3, Note: "Connection refused")),
            ],
            seen);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("No session", true)]
    public void Smsc_that_cannot_be_reached_is_an_alarm(string? trouble, bool holds) =>
        Assert.Equal(new AlarmCondition(AlarmKind.SmscLinkDown, "", holds, new AlarmFacts(4, Note: trouble)), AlarmRules.SmscLink(trouble, 4));

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(6, 3, false)]
    [InlineData(8, 2, false)]
    [InlineData(7, 3, true)]
    [InlineData(0, 10, true)]
    public void Failures_are_an_alarm_above_the_rate_and_when_enough_ended(long delivered, long failed, bool holds)
    {
        var seen = _rules.Failures([Point(delivered, 0), Point(0, failed)]);

        Assert.Equal((holds, new AlarmFacts(failed, 20, delivered + failed)), (seen.Holds, seen.Facts));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void What_is_due_for_too_long_is_an_alarm_with_it_as_example(int seconds, bool holds) => Assert.Equal(
        new AlarmCondition(AlarmKind.OldestDue, "", holds, new AlarmFacts(seconds, 60), Example: 7),
        _rules.Due(new DueSince(7, Noon.AddSeconds(-seconds)), Noon));

    [Fact]
    public void Nothing_due_is_no_alarm() => Assert.False(_rules.Due(null, Noon).Holds);

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void Notifications_are_an_alarm_above_their_number(long waiting, bool holds) => Assert.Equal(holds, _rules.Notifications(waiting).Holds);

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(999, true)]
    public void Disk_is_an_alarm_below_its_least(long free, bool holds) =>
        Assert.Equal(new AlarmCondition(AlarmKind.LittleDisk, "", holds, new AlarmFacts(free, 1_000, 5_000)), _rules.Disk(free, 5_000));

    [Fact]
    public void Store_is_an_alarm_while_it_fails_with_its_reason()
    {
        var clock = new FakeTimeProvider(Noon);
        var store = new StoreState(clock);
        Assert.False(AlarmRules.Store(store).Holds);
        store.Wrote("disk I/O error");
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal((true, new AlarmFacts(20, Note: "disk I/O error")), (AlarmRules.Store(store).Holds, AlarmRules.Store(store).Facts));
    }

    [Theory]
    [InlineData(49.9, 0)]
    [InlineData(50, 50)]
    [InlineData(69.9, 50)]
    [InlineData(70, 70)]
    [InlineData(90, 90)]
    [InlineData(99.9, 90)]
    [InlineData(100, 100)]
    [InlineData(250, 100)]
    public void Callbacks_that_fail_are_an_alarm_from_half_of_the_limit_on_with_the_step_that_is_reached(double percent, int level)
    {
        var failing = Limit * (percent / 100);
        Assert.Equal(
            new AlarmCondition(AlarmKind.CallbackFailing, "demo", level > 0, new AlarmFacts((long)failing.TotalSeconds, (long)Limit.TotalSeconds, Level: level), Example: 77),
            AlarmRules.Callbacks("demo", Endpoint, Noon - failing, 77, new CallbackPolicy(Limit), Noon));
    }

    [Fact]
    public void Endpoint_that_confirms_is_no_alarm() => Assert.False(AlarmRules.Callbacks("demo", Endpoint, null, null, new CallbackPolicy(Limit), Noon).Holds);

    [Theory]
    [InlineData(CallbackSwitch.Failing, true)]
    [InlineData(CallbackSwitch.Asked, false)]
    [InlineData(CallbackSwitch.Gone, false)]
    public void Endpoint_that_was_disabled_for_its_failures_is_an_alarm_at_the_whole_limit(CallbackSwitch why, bool holds)
    {
        var disabled = Endpoint with { Enabled = false, Why = why, Since = Noon.AddHours(-1) };
        var seen = AlarmRules.Callbacks("demo", disabled, null, null, new CallbackPolicy(Limit), Noon);

        Assert.Equal((holds, holds ? 100 : 0), (seen.Holds, seen.Facts.Level));
        Assert.Equal(holds ? Limit + TimeSpan.FromHours(1) : TimeSpan.Zero, TimeSpan.FromSeconds(seen.Facts.Value));
    }

    [Theory]
    [InlineData(79, 100, 0)]
    [InlineData(80, 100, 80)]
    [InlineData(99, 100, 80)]
    [InlineData(100, 100, 100)]
    [InlineData(120, 100, 100)]
    [InlineData(1_000_000, 0, 0)]
    public void Quota_is_an_alarm_at_its_part_and_when_it_is_used_up(long today, long quota, int level) => Assert.Equal(
        new AlarmCondition(AlarmKind.QuotaUsed, "demo", level > 0, new AlarmFacts(today, quota, Level: level)),
        _rules.Quota("demo", State(today, quota)));

    [Theory]
    [InlineData(0, 100, 0)]
    [InlineData(100, 99, 0)]
    [InlineData(100, 100, 100)]
    public void Part_of_the_quota_is_a_setting_and_none_is_no_alarm(int percent, long today, int level) =>
        Assert.Equal(level, new AlarmRules(new AlarmPolicy { QuotaPercent = percent }).Quota("demo", State(today, 100)).Facts.Level);

    [Theory]
    [InlineData(15, 0, 0)]
    [InlineData(14, 50, 1)]
    [InlineData(1.5, 50, 1)]
    [InlineData(1, 90, 1)]
    [InlineData(-1, 0, 0)]
    public void Key_that_ends_soon_is_an_alarm_and_another_on_its_last_day(double days, int level, int count)
    {
        var seen = _rules.Keys("demo", [Key("later", 300), Key("night batch", days), Key("for ever", null)], Noon);

        Assert.Equal((level > 0, level, count), (seen.Holds, seen.Facts.Level, (int)seen.Facts.Of));
        Assert.Equal(level > 0 ? "night batch" : null, seen.Facts.Note);
    }

    [Fact]
    public void Keys_that_end_are_one_alarm_of_the_first_and_none_where_nobody_wants_any()
    {
        ApiKey[] keys = [Key("second", 5), Key("first", 2), Key("revoked", 1) with { RevokedAt = Noon }];

        Assert.Equal(("first", 2 * 24 * 3600, 2), (_rules.Keys("demo", keys, Noon).Facts.Note, (int)_rules.Keys("demo", keys, Noon).Facts.Value, (int)_rules.Keys("demo", keys, Noon).Facts.Of));
        Assert.False(new AlarmRules(new AlarmPolicy { KeyNotice = TimeSpan.Zero }).Keys("demo", keys, Noon).Holds);
    }

    private static ApiKey Key(string name, double? days) => new()
    {
        Id = 1,
        AccountId = 1,
        Name = name,
        Scopes = ApiScopes.Read,
        CreatedAt = Noon.AddYears(-1),
        CreatedBy = "admin",
        ExpiresAt = days is { } left ? Noon.AddDays(left) : null,
    };

    private static LimitState State(long today, long quota) => new(new AccountLimits { PushesPerDay = quota }, 0, today, TimeSpan.FromHours(1));

    private static TrafficPoint Point(long delivered, long failed) => new(Noon, 0, delivered, failed, DeliveryTimes.None);

    private static LinkStatus Link(string name, bool available) => new()
    {
        Name = name,
        Kind = LinkKind.Smpp,
        Available = available,
        Since = Noon,
        Trouble = available ? null : "Connection refused",
        Window = 10,
        WindowNow = 10,
        Outstanding = 0,
        Committed = 0,
        SegmentsPerSecond = 0,
        Waiting = 3,
        PausedUntil = null,
        Delivered = 0,
        NotDelivered = 0,
        Throttlings = 0,
        LastFailure = null,
    };
}
