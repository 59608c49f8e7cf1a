using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Callbacks;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Portal;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Alarms;

/// <summary>What is read of the store and the disk for alarms.</summary>
public sealed class AlarmSourcesTests : IDisposable
{
    private readonly StoreUnderTest _it = new();
    private readonly AlarmRules _rules = new(new AlarmPolicy { LeastEnds = 4, FailurePercent = 50, LongestDue = TimeSpan.FromMinutes(1), LeastFreeOctets = long.MaxValue });

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Failures_of_the_last_minutes_are_counted_over_all_accounts_with_the_last_one_as_example()
    {
        var source = new FailureAlarms(_it.Enquiries, _rules, _it.Clock);
        await _it.EndAsync((await _it.TakeAsync(Request("ok")))[0], delivered: true);
        await _it.EndAsync((await _it.TakeAsync(Request("first")))[0], delivered: false);
        await _it.EndAsync((await _it.TakeAsync(Request("theirs") with { Account = Account(2) }))[0], delivered: false);
        Assert.False((await SeenAsync(source)).Holds);

        _it.Clock.Advance(TimeSpan.FromMinutes(1));
        var last = await _it.EndAsync((await _it.TakeAsync(Request("last")))[0], delivered: false);
        Assert.Equal(new AlarmCondition(AlarmKind.FailureRate, "", Holds: true, new AlarmFacts(3, 50, 4), last.Id), await SeenAsync(source));

        _it.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False((await SeenAsync(source)).Holds);
    }

    [Fact]
    public async Task Oldest_that_is_due_and_not_handed_over_is_found_in_any_lane()
    {
        var source = new DueAlarms(_it.Enquiries, _rules, _it.Clock);
        Assert.False((await SeenAsync(source)).Holds);
        var low = (await _it.TakeAsync(Request("low") with { Priority = Domain.Pushes.Priority.Low }))[0];
        await _it.SuspendAsync((await _it.TakeAsync(Request("suspended")))[0]);
        _it.Clock.Advance(TimeSpan.FromSeconds(90));
        await _it.TakeAsync(Request("high") with { Priority = Domain.Pushes.Priority.High });

        Assert.Equal(new AlarmCondition(AlarmKind.OldestDue, "", Holds: true, new AlarmFacts(90, 60), low.Id), await SeenAsync(source));

        await _it.HappenAsync(low, new TransactionEvent.CancelRequested());
        Assert.False((await SeenAsync(source)).Holds);
    }

    [Fact]
    public async Task Disk_is_that_of_the_database()
    {
        var seen = await SeenAsync(new DiskAlarms(_it.File.Folder, _rules));

        Assert.True(seen.Holds);
        Assert.InRange(seen.Facts.Value, 1, seen.Facts.Of);
    }

    [Fact]
    public async Task Endpoint_that_fails_is_seen_with_the_first_result_that_was_not_confirmed()
    {
        var accounts = new FixedAccounts { Endpoint = SampleEndpoint.Of("https://initiator.example/") };
        var health = new CallbackHealth(new CallbackPolicy(TimeSpan.FromHours(10)));
        var source = new CallbackAlarms(accounts, health, _it.Clock);
        health.Failed(accounts.Endpoint, 77, _it.Now);
        _it.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Empty(await source.LookAsync(Token));

        _it.Clock.Advance(TimeSpan.FromHours(2));
        health.Failed(accounts.Endpoint, 78, _it.Now);
        Assert.Equal(new AlarmCondition(AlarmKind.CallbackFailing, "demo", Holds: true, new AlarmFacts(6 * 3600, 10 * 3600, Level: 50), Example: 77), await SeenAsync(source));

        accounts.IsDisabled = true;
        Assert.Empty(await source.LookAsync(Token));
        accounts.IsDisabled = false;

        health.Confirmed(accounts.Endpoint);
        Assert.Empty(await source.LookAsync(Token));
        health.Failed(accounts.Endpoint, 79, _it.Now);
        Assert.Equal(79, health.ExampleOf(accounts.Endpoint));
    }

    [Fact]
    public async Task Quota_that_is_used_is_seen_with_the_last_transaction_before_each_step()
    {
        var accounts = new FixedAccounts();
        var limits = new SubmissionLimits(_it.Clock);
        var source = new QuotaAlarms(accounts, limits, _it.Enquiries, _rules);
        await _it.TakeAsync(Request("first") with { Account = Account(2) });
        var second = (await _it.TakeAsync(Request("second") with { Account = Account(2) }))[0];
        await _it.TakeAsync(Request("of another"));
        limits.Resume(FixedAccounts.Other.Id, _it.Now, 799);
        limits.Resume(FixedAccounts.Demo.Id, _it.Now, 1_000_000);
        Assert.Empty(await source.LookAsync(Token));

        limits.Resume(FixedAccounts.Other.Id, _it.Now, 1);
        Assert.Equal(new AlarmCondition(AlarmKind.QuotaUsed, "other", Holds: true, new AlarmFacts(800, 1_000, Level: 80), second.Id), await SeenAsync(source));
        var third = (await _it.TakeAsync(Request("third") with { Account = Account(2) }))[0];
        Assert.Equal(second.Id, (await SeenAsync(source)).Example);
        limits.Resume(FixedAccounts.Other.Id, _it.Now, 200);
        Assert.Equal((100, third.Id), ((await SeenAsync(source)).Facts.Level, (await SeenAsync(source)).Example));

        _it.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Empty(await source.LookAsync(Token));
    }

    [Fact]
    public async Task Key_that_ends_soon_is_seen_until_it_has_ended()
    {
        var keys = new KeptKeys(_it.Clock);
        keys.All.Add(new ApiKey { Id = 1, AccountId = FixedAccounts.Other.Id, Name = "Batch", Scopes = ApiScopes.Submit, CreatedAt = _it.Now, CreatedBy = "anna", ExpiresAt = _it.Now.AddDays(30) });
        var source = new KeyAlarms(new FixedAccounts(), keys, _rules, _it.Clock);
        Assert.Empty(await source.LookAsync(Token));

        _it.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(new AlarmCondition(AlarmKind.KeyExpiring, "other", Holds: true, new AlarmFacts(10 * 24 * 3600, 14 * 24 * 3600, 1, "Batch", 50)), await SeenAsync(source));
        _it.Clock.Advance(TimeSpan.FromDays(9.5));
        Assert.Equal(90, (await SeenAsync(source)).Facts.Level);

        _it.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await source.LookAsync(Token));
    }

    [Fact]
    public async Task Notifications_that_wait_are_seen_with_one_of_them()
    {
        var figures = new NotificationFigures();
        using var callbacks = new CallbackLog(_it.Store, _it, new FixedAccounts());
        var source = new NotificationAlarms(figures, callbacks, new AlarmRules(new AlarmPolicy { MostNotifications = 1 }));
        var first = await _it.EndAsync((await _it.TakeAsync(Request("first")))[0], delivered: false);
        _it.Clock.Advance(TimeSpan.FromMinutes(1));
        await _it.EndAsync((await _it.TakeAsync(Request("second")))[0], delivered: true);
        figures.AddWaiting(1);
        Assert.Equal((false, null), (await SeenAsync(source) is { Holds: var holds, Example: var example } ? (holds, example) : default));

        figures.AddWaiting(1);
        Assert.Equal(new AlarmCondition(AlarmKind.NotificationsWaiting, "", Holds: true, new AlarmFacts(2, 1), first.Id), await SeenAsync(source));
    }

    [Fact]
    public async Task Smsc_that_cannot_be_reached_is_seen_with_a_submission_that_it_has_not_answered()
    {
        var smsc = new FarSmsc();
        var source = new SmscLinkAlarms(smsc, new QueueEnquiries(_it, _it.Clock));
        var suspended = (await _it.TakeAsync(Request("suspended")))[0];
        await _it.SuspendAsync(suspended);
        Assert.Equal(new AlarmCondition(AlarmKind.SmscLinkDown, "", Holds: false, new AlarmFacts(1)), await SeenAsync(source));

        smsc.Trouble = "Connection refused";
        Assert.Equal(new AlarmCondition(AlarmKind.SmscLinkDown, "", Holds: true, new AlarmFacts(1, Note: "Connection refused"), suspended.Id), await SeenAsync(source));
    }

    [Fact]
    public void Link_that_is_down_is_seen_with_the_group_that_is_next_there()
    {
        var link = new LinkStatus
        {
            Name = "upstream",
            Kind = LinkKind.Smpp,
            Available = false,
            Since = _it.Now,
            Trouble = "Connection refused",
            Window = 1,
            WindowNow = 1,
            Outstanding = 0,
            Committed = 0,
            SegmentsPerSecond = 0,
            Waiting = 3,
            FirstWaiting = 77,
            PausedUntil = null,
            Delivered = 0,
            NotDelivered = 0,
            Throttlings = 0,
            LastFailure = null,
        };

        Assert.Equal([new AlarmCondition(AlarmKind.LinkDown, "upstream", Holds: true, new AlarmFacts(3, Note: "Connection refused"), 77)], AlarmRules.Links([link]));
    }

    /// <summary>Which kind is shown by a transaction, and of the others what is named instead. A new kind has to be here.</summary>
    [Fact]
    public void Every_kind_has_an_example_or_nothing_that_could_be_one()
    {
        AlarmKind[] shownByTransaction =
        [
            AlarmKind.LinkDown, AlarmKind.SmscLinkDown, AlarmKind.FailureRate, AlarmKind.OldestDue, AlarmKind.NotificationsWaiting, AlarmKind.CallbackFailing, AlarmKind.QuotaUsed, AlarmKind.AccountHeld,
        ];
        Dictionary<AlarmKind, string> instead = new()
        {
            [AlarmKind.StoreFails] = "the store cannot be asked for one; its own words",
            [AlarmKind.LittleDisk] = "a disk has none; the octets that are left",
            [AlarmKind.SubmissionsSuspended] = "what is refused becomes no transaction; the order's reason",
            [AlarmKind.KeyExpiring] = "the key's name",
        };

        Assert.Equal(Enum.GetValues<AlarmKind>(), shownByTransaction.Concat(instead.Keys).Order());
    }

    private sealed class FarSmsc : ISmscLinkStatus
    {
        public string? Trouble { get; set; }

        public int Open => 1;

        public int Room => 0;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<AlarmCondition> SeenAsync(IAlarmSource source) => Assert.Single(await source.LookAsync(Token));
}
