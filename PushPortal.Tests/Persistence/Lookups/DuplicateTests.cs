using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite.Lookups;
using PushPortal.Infrastructure.Persistence.Store;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence.Lookups;

/// <summary>A push-id is used once within the window, wherever its key stands meanwhile.</summary>
public sealed class DuplicateTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Theory]
    [InlineData(64 << 20)]
    [InlineData(100)]
    [InlineData(0)]
    public async Task Push_ids_are_refused_from_memory_runs_and_merged_runs_with_and_without_filters_until_the_window_has_passed(long filterOctets)
    {
        _it.Dispose();
        _it = new StoreUnderTest(filterOctets: filterOctets);
        var ids = new List<long>();
        for (var at = 0; at < 20; at++)
        {
            ids.Add((await _it.AcceptAsync(Request($"push-{at}"))).PushId);
            if (at < 19)
            {
                await _it.SettleAsync();
            }
        }

        Assert.Equal(["0|3", "1|2"], _it.Lines("SELECT level, count(*) FROM lookup_runs WHERE kind = 0 GROUP BY level"));
        await CheckAsync();

        // No filter is there yet.
        _it.Restart();
        await CheckAsync();
        await _it.IndexAsync();
        await CheckAsync();

        _it.Clock.Advance(Window - TimeSpan.FromMinutes(5));
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request("push-0"))).Kind);
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, ids[19]), await _it.AcceptAsync(Request("push-19")));

        async Task CheckAsync()
        {
            for (var at = 0; at < ids.Count; at++)
            {
                Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, ids[at]), await _it.AcceptAsync(Request($"push-{at}")));
            }
        }
    }

    [Fact]
    public async Task Filters_keep_to_their_budget_and_to_the_window_and_the_newest_runs_have_them()
    {
        _it.Dispose();
        _it = new StoreUnderTest(filterOctets: 96);
        for (var at = 0; at < 5; at++)
        {
            await _it.AcceptAsync(Request($"push-{at}"));
            await _it.SettleAsync();
        }

        Assert.Equal([false, false, true, true, true], Filtered());

        _it.Restart();
        Assert.Equal([false, false, false, false, false], Filtered());
        await _it.IndexAsync();
        Assert.Equal([false, false, false, true, true], Filtered());

        _it.Clock.Advance(Window);
        await _it.IndexAsync();
        Assert.Equal([false, false, false, false, false], Filtered());

        IEnumerable<bool> Filtered() => _it.Lookups.Manifest.Runs.Where(run => run.Kind == LookupKind.PushId).Select(run => run.Filter is not null);
    }

    [Fact]
    public async Task Push_id_that_moves_from_memory_to_a_run_between_the_two_checks_is_refused()
    {
        var first = await _it.AcceptAsync(Request());
        _it.Clock.Advance(TimeSpan.FromMinutes(1));
        var (push, starts) = _it.Make(Request());
        var check = new DuplicateCheck(push, _it.Lookups, Window);
        await _it.IndexAsync();
        Assert.Equal(0, _it.Lookups.Recent(LookupKind.PushId).Count);

        var outcome = await _it.Store.Writer.RunAsync(new AcceptOperation(push, starts, null, check, _it.Lookups, _it.Clock));

        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, first.PushId), outcome);
    }

    [Fact]
    public async Task Push_ids_are_refused_while_another_thread_indexes_and_merges_them()
    {
        var ids = new List<string>();
        for (var round = 0; round < 20; round++)
        {
            for (var at = 0; at < 50; at++)
            {
                ids.Add($"push-{round}-{at}");
                Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request(ids[^1]))).Kind);
            }

            _it.Clock.Advance(TimeSpan.FromSeconds(31));
            var indexing = Task.Run(_it.IndexAsync, TestContext.Current.CancellationToken);
            do
            {
                var again = await Task.WhenAll(ids.TakeLast(100).Select(id => Task.Run(() => _it.AcceptAsync(Request(id)))));
                Assert.All(again, outcome => Assert.Equal(AcceptKind.DuplicatePushId, outcome.Kind));
            }
            while (!indexing.IsCompleted);
            await indexing;
        }

        Assert.Equal(ids.Count, _it.Number("SELECT count(*) FROM pushes"));
        Assert.Contains(_it.Lookups.Manifest.Runs, run => run.Level == 1);
    }

    [Fact]
    public async Task Push_ids_of_the_gateway_itself_may_not_be_used_by_others()
    {
        var made = await _it.AcceptAsync(Request(pushId: null));
        await _it.SettleAsync();
        var name = Assert.Single(_it.Lines("SELECT initiator_push_id FROM pushes"));

        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, made.PushId), await _it.AcceptAsync(Request(name)));
    }
}
