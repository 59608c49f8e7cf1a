using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite.Lookups;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence.Lookups;

/// <summary>What is found in runs, and what becomes of them.</summary>
public sealed class RunTests : IDisposable
{
    private const string Number = "+8613800000001";

    private readonly StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Pages_of_a_number_go_through_all_its_pushes_forward_and_back_over_many_blocks_runs_and_what_is_fresh()
    {
        var ids = new List<long>();
        for (var round = 0; round < 11; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => _it.AcceptAsync(Request(pushId: null, Number, "+8613800000002"))));
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _it.AcceptAsync(Request(pushId: null, "+8613800000003"))));
            if (round < 10)
            {
                await _it.SettleAsync();
            }
        }

        var all = _it.Lines($"SELECT push_id FROM transactions WHERE recipient = '{Number}' ORDER BY id DESC");
        var filter = new PushFilter { AccountId = 1, Recipient = Number, Limit = 250 };
        PushPage page;
        for (long? after = null; (page = await _it.Enquiries.PageAsync(filter with { After = after }, Token)).Rows.Count > 0; after = page.Next)
        {
            ids.AddRange(page.Rows.Select(row => row.Push.Id));
            if (page.Next is null)
            {
                break;
            }
        }

        Assert.Equal(1320, all.Count);
        Assert.Equal(all, ids.Select(id => $"{id}"));

        var back = new List<long>();
        for (long? before = ids[^1]; before is not null; before = page.Previous)
        {
            page = await _it.Enquiries.PageAsync(filter with { Before = before }, Token);
            back.InsertRange(0, page.Rows.Select(row => row.Push.Id));
        }

        Assert.Equal(ids[..^1], back);
    }

    [Fact]
    public async Task Search_goes_on_until_it_has_found_the_few_that_fit_among_many()
    {
        var wanted = await _it.TakeAsync(Request("wanted", Number));
        await _it.EndAsync(wanted[0], delivered: true);
        await Task.WhenAll(Enumerable.Range(0, 1100).Select(_ => _it.AcceptAsync(Request(pushId: null, Number))));
        await _it.SettleAsync();

        Assert.Equal([wanted[0].PushId], await FindAsync(new PushFilter { Recipient = Number, Status = PushStatus.Delivered }));
        Assert.Equal([wanted[0].PushId], await FindAsync(new PushFilter { Recipient = Number, To = StoreUnderTest.Start.AddMilliseconds(1), InitiatorPushId = "wanted" }));
        Assert.Empty(await FindAsync(new PushFilter { Recipient = "+8613800000002", InitiatorPushId = "wanted" }));
    }

    [Fact]
    public async Task Push_that_names_a_number_several_times_is_listed_once()
    {
        var ids = new List<long>();
        for (var at = 0; at < 3; at++)
        {
            ids.Insert(0, (await _it.AcceptAsync(Request($"push-{at}", [.. Enumerable.Repeat(Number, 300)]))).PushId);
        }

        await _it.SettleAsync();

        Assert.Equal(ids, await FindAsync(new PushFilter { Recipient = Number }));
    }

    [Fact]
    public async Task Eight_runs_become_one_and_their_blocks_go()
    {
        for (var at = 0; at < 8 * 8; at++)
        {
            await _it.AcceptAsync(Request($"push-{at}", Number));
            await _it.SettleAsync();
        }

        Assert.Equal(["0|2|64|1", "1|2|64|1"], _it.Lines("SELECT kind, level, keys, state FROM lookup_runs ORDER BY kind"));
        Assert.Equal(2, _it.Number("SELECT count(*) FROM lookup_blocks"));
        Assert.Equal(64, (await FindAsync(new PushFilter { Recipient = Number, Limit = 100 })).Count());
        Assert.Equal(64, _it.Lookups.Manifest.Runs.Single(run => run.Kind == LookupKind.PushId).Keys);
    }

    [Fact]
    public async Task Keys_of_pushes_that_are_gone_are_left_out_of_a_merge()
    {
        for (var at = 0; at < 8; at++)
        {
            await _it.AcceptAsync(Request($"push-{at}a"));
            await _it.AcceptAsync(Request($"push-{at}b"));
            if (at == 7)
            {
                Delete("push-0a");
            }

            await _it.SettleAsync();
        }

        Assert.Equal(["0|15", "1|15"], _it.Lines("SELECT kind, keys FROM lookup_runs ORDER BY kind"));
    }

    [Fact]
    public async Task Run_that_a_crash_has_left_is_not_asked_and_goes()
    {
        var push = (await _it.AcceptAsync(Request("push-1"))).PushId;
        await _it.SettleAsync();
        var lost = _it.Lookups.NextRun();
        await _it.Store.Writer.RunAsync(new StartRunOperation(lost, LookupKind.PushId, level: 0));
        await _it.Store.Writer.RunAsync(new WriteBlocksOperation(lost, [new LookupKey(StableHash.Of("push-2"), push)], 1));

        _it.Restart();

        Assert.DoesNotContain(_it.Lookups.Manifest.Runs, run => run.Id == lost);
        Assert.True(_it.Lookups.NextRun() > lost);
        await _it.IndexAsync();
        Assert.Equal(["0|1", "1|1"], _it.Lines("SELECT kind, state FROM lookup_runs ORDER BY kind"));
        Assert.Equal(2, _it.Number("SELECT count(*) FROM lookup_blocks"));
        Assert.Equal([push], await FindAsync(new PushFilter { InitiatorPushId = "push-1" }));
    }

    [Fact]
    public async Task Merge_that_was_cut_off_between_its_end_and_its_deletions_is_tidied_up_after_a_start()
    {
        await _it.AcceptAsync(Request("push-1"));
        await _it.SettleAsync();
        await _it.AcceptAsync(Request("push-2"));
        await _it.SettleAsync();
        var old = _it.Lookups.Manifest.Runs.First(run => run.Kind == LookupKind.PushId);
        await _it.Store.Writer.RunAsync(new PublishRunsOperation(_it.Lookups, [], [old], _it.Lookups.Manifest.IndexedUpTo));

        _it.Restart();
        Assert.DoesNotContain(_it.Lookups.Manifest.Runs, run => run.Id == old.Id);
        await _it.IndexAsync();

        Assert.Equal(0, _it.Number($"SELECT (SELECT count(*) FROM lookup_blocks WHERE run = {old.Id}) + (SELECT count(*) FROM lookup_runs WHERE id = {old.Id})"));
    }

    [Fact]
    public async Task Start_with_more_rows_than_fit_in_memory_writes_them_to_runs_first()
    {
        for (var at = 0; at < 25; at++)
        {
            await _it.AcceptAsync(Request($"push-{at}", Number, "+8613800000002"));
        }

        using var lookups = LookupStartUp.Open(_it.File, new DuplicateFilters(1 << 20, TimeSpan.FromHours(24), _it.Clock));
        LookupStartUp.CatchUp(_it.File, _it.Store.Writer, lookups, mostInMemory: 20);

        Assert.Equal(4, lookups.Manifest.Runs.Count);
        Assert.InRange(lookups.Recent(LookupKind.Recipient).Count, 1, 19);
        Assert.Equal(25, lookups.Find(LookupKind.Recipient, Number, 0, long.MaxValue, newestFirst: true).Single().Count);
        Assert.All(Enumerable.Range(0, 25), at => Assert.Single(lookups.Find(LookupKind.PushId, $"push-{at}", 0, long.MaxValue, newestFirst: true).Single()));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<IEnumerable<long>> FindAsync(PushFilter filter) => (await _it.Enquiries.PageAsync(filter, Token)).Rows.Select(row => row.Push.Id);

    private void Delete(string pushId)
    {
        _it.Lines($"DELETE FROM transactions WHERE push_id IN (SELECT id FROM pushes WHERE initiator_push_id = '{pushId}')");
        _it.Lines($"DELETE FROM pushes WHERE initiator_push_id = '{pushId}'");
    }
}
