using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>The queues as the store has them.</summary>
public abstract class QueueEnquiriesTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Stages_are_counted_by_priority_up_to_a_bound_with_the_first_of_each()
    {
        for (var at = 0; at < 3; at++)
        {
            await _it.AcceptAsync(Request($"high-{at}") with { Priority = Priority.High });
            _it.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await _it.AcceptAsync(Request("low") with { Priority = Priority.Low });
        await _it.AcceptAsync(Request("later") with { DeliverAfter = _it.Now.AddHours(1) });
        var suspended = await _it.SuspendAsync((await _it.TakeAsync(Request("suspended")))[0]);
        _it.Clock.Advance(TimeSpan.FromSeconds(5));

        var depths = (await Queues.DepthsAsync(2, Token)).Where(depth => depth.Count > 0).Select(depth => (depth.Stage, depth.Priority, depth.Count, depth.IsMore, depth.Oldest));

        Assert.Equal(
            [
                (QueueStage.Due, Priority.High, 2, true, StoreUnderTest.Start),
                (QueueStage.Due, Priority.Low, 1, false, StoreUnderTest.Start.AddSeconds(3)),
                (QueueStage.Later, Priority.Medium, 1, false, StoreUnderTest.Start.AddSeconds(3).AddHours(1)),
                (QueueStage.AtSmsc, (Priority?)null, 1L, false, (DateTimeOffset?)suspended.UpdatedAt),
            ],
            depths);
    }

    [Fact]
    public async Task List_has_what_is_counted_in_the_order_of_its_turn_page_by_page()
    {
        var ids = new List<long>();
        foreach (var priority in (Priority[])[Priority.Low, Priority.High, Priority.Medium, Priority.High])
        {
            ids.Add((await _it.TakeAsync(Request($"push-{ids.Count}") with { Priority = priority }))[0].Id);
            _it.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await _it.AcceptAsync(Request("later") with { DeliverAfter = _it.Now.AddHours(1) });
        var first = await Queues.PageAsync(QueueStage.Due, null, null, 3, Token);
        var second = await Queues.PageAsync(QueueStage.Due, null, QueuePosition.Parse(first.Next.ToString()), 3, Token);

        Assert.Equal(ids, first.Rows.Concat(second.Rows).Select(row => row.Transaction.Id));
        Assert.Null(second.Next);
        Assert.Equal([ids[1], ids[3]], (await Queues.PageAsync(QueueStage.Due, Priority.High, null, 3, Token)).Rows.Select(row => row.Transaction.Id));
        Assert.Equal(["later"], (await Queues.PageAsync(QueueStage.Later, null, null, 3, Token)).Rows.Select(row => row.InitiatorPushId));
        Assert.Empty((await Queues.PageAsync(QueueStage.AtSmsc, null, null, 3, Token)).Rows);
        Assert.Equal(QueueDepth.Empty, await Queues.ReceiptDepthAsync(10, Token));
        Assert.Empty(await Queues.ReceiptsAsync(10, Token));
    }

    [Fact]
    public async Task Oldest_at_the_smsc_is_who_is_there_longest_also_when_its_answer_was_postponed()
    {
        var first = await _it.SuspendAsync((await _it.TakeAsync(Request("first")))[0]);
        _it.Clock.Advance(TimeSpan.FromSeconds(10));
        await _it.SuspendAsync((await _it.TakeAsync(Request("second")))[0]);
        await _it.Store.PostponeAsync([first.Id], _it.Now.AddMinutes(5), Token);

        Assert.Equal(first.UpdatedAt, (await Queues.DepthsAsync(10, Token)).Single(depth => depth.Stage == QueueStage.AtSmsc).Oldest);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private QueueEnquiries Queues => new(_it, _it.Clock);

    public sealed class OnSqlite() : QueueEnquiriesTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : QueueEnquiriesTests(StorageProvider.PostgreSql);
}
