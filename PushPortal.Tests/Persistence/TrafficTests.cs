using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Persistence;

/// <summary>What happened when, in steps of minutes and of hours.</summary>
public abstract class TrafficTests(StorageProvider provider) : IDisposable
{
    private static readonly TrafficRange Minutes = new(TimeSpan.FromMinutes(1), 15);
    private static readonly TrafficRange Hours = new(TimeSpan.FromHours(1), 24);

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Each_step_has_what_happened_in_it()
    {
        var first = await _it.TakeAsync(Request("first", "+8613800000001", "+8613800000002"));
        _it.Clock.Advance(TimeSpan.FromMinutes(2));
        await _it.EndAsync(first[0], delivered: true);
        await _it.EndAsync(first[1], delivered: false);
        await _it.TakeAsync(Request("theirs") with { Account = Account(2) });

        var mine = await TrafficAsync(1, Minutes);
        Assert.Equal([(12, 2, 0, 0), (14, 0, 1, 1)], Happened(mine));
        Assert.Equal(_it.Now.AddMinutes(-14), mine[0].At);
        Assert.Equal([(12, 2, 0, 0), (14, 1, 1, 1)], Happened(await TrafficAsync(null, Minutes)));
        Assert.Equal([(23, 2, 1, 1)], Happened(await TrafficAsync(1, Hours)));
        Assert.Empty(Happened(await TrafficAsync(3, Minutes)));
    }

    [Fact]
    public async Task Longer_steps_add_up_shorter_ones()
    {
        for (var minute = 0; minute < 6; minute++)
        {
            await _it.TakeAsync(Request($"push-{minute}"));
            _it.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var pairs = Happened(await TrafficAsync(1, new TrafficRange(TimeSpan.FromMinutes(2), 90)));
        Assert.Equal([(86, 2L, 0L, 0L), (87, 2, 0, 0), (88, 2, 0, 0)], pairs);
    }

    [Fact]
    public async Task Deliveries_are_counted_by_how_long_they_took()
    {
        var transactions = await _it.TakeAsync(Request("many", "+8613800000001", "+8613800000002", "+8613800000003"));
        _it.Clock.Advance(TimeSpan.FromMilliseconds(150));
        await _it.EndAsync(transactions[0], delivered: true);
        await _it.EndAsync(transactions[1], delivered: true);
        _it.Clock.Advance(TimeSpan.FromSeconds(30));
        await _it.EndAsync(transactions[2], delivered: true);

        var took = (await TrafficAsync(1, Hours))[^1].Times;
        Assert.Equal(3, took.All);
        Assert.InRange(took.Percentile(0.5)!.Value.TotalMilliseconds, 100, 200);
        Assert.InRange(took.Percentile(0.99)!.Value.TotalSeconds, 20, 60);
    }

    [Fact]
    public async Task Time_that_a_push_was_held_on_request_is_not_the_gateways()
    {
        var transaction = (await _it.TakeAsync(Request() with { DeliverAfter = _it.Now.AddHours(1) }))[0];
        _it.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(30));
        var suspended = (await _it.Store.FindAsync([(await _it.SuspendAsync(transaction)).Id], Token))[0];
        await _it.Store.ApplyAsync([suspended.After(new TransactionEvent.GroupDelivered(Delivered(suspended.Transaction.SubmissionId!.Value)), _it.Now, _it.Store.Ids.Next)], Token);

        Assert.InRange((await TrafficAsync(1, Hours)).Aggregate(DeliveryTimes.None, (sum, point) => sum.Add(point.Times)).Percentile(1)!.Value.TotalMilliseconds, 20, 50);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<IReadOnlyList<TrafficPoint>> TrafficAsync(long? accountId, TrafficRange range) => _it.Enquiries.TrafficAsync(accountId, range, _it.Now, Token);

    private static List<(int Step, long Accepted, long Delivered, long Failed)> Happened(IReadOnlyList<TrafficPoint> points) =>
        [.. points.Select((point, at) => (at, point.Accepted, point.Delivered, point.Failed)).Where(step => (step.Accepted, step.Delivered, step.Failed) != (0, 0, 0))];

    public sealed class OnSqlite() : TrafficTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : TrafficTests(StorageProvider.PostgreSql);
}
