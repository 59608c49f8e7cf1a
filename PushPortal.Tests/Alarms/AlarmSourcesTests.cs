using PushPortal.Domain.Alarms;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Tests.Persistence;
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

    private static async Task<AlarmCondition> SeenAsync(IAlarmSource source) => Assert.Single(await source.LookAsync(TestContext.Current.CancellationToken));
}
