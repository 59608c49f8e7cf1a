using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>Finding and listing pushes, before and after the lookup tables have them.</summary>
public sealed class LookupTests : IDisposable
{
    private const string Number = "+8613800000001";

    private readonly StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Rows_are_left_to_settle_before_they_are_indexed()
    {
        await _it.AcceptAsync(Request("a", Number, "+8613800000002"));
        _it.Clock.Advance(TimeSpan.FromSeconds(30));
        await _it.IndexAsync();
        Assert.Empty(_it.Lines("SELECT kind, keys FROM lookup_runs"));

        _it.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await _it.AcceptAsync(Request("b"));
        await _it.IndexAsync();

        Assert.Equal(["0|1|1", "1|2|1"], _it.Lines("SELECT kind, keys, state FROM lookup_runs ORDER BY kind"));
        Assert.Equal((1, 1), (_it.Lookups.Recent(LookupKind.PushId).Count, _it.Lookups.Recent(LookupKind.Recipient).Count));
    }

    [Fact]
    public async Task Index_is_carried_on_where_it_ended()
    {
        await _it.AcceptAsync(Request("a"));
        await _it.SettleAsync();
        await _it.AcceptAsync(Request("b"));
        await _it.SettleAsync();
        await _it.SettleAsync();

        Assert.Equal(["0|1", "0|1", "1|1", "1|1"], _it.Lines("SELECT kind, keys FROM lookup_runs ORDER BY kind"));
    }

    [Fact]
    public async Task Pushes_are_found_by_recipient_and_push_id_in_their_account_only_and_whether_indexed_or_not()
    {
        var mine = (await _it.AcceptAsync(Request("same", Number))).PushId;
        var theirs = (await _it.AcceptAsync(Request("same", Number) with { Account = Account(2) })).PushId;
        await _it.AcceptAsync(Request("other", "+8613800000002"));
        await CheckAsync();
        await _it.SettleAsync();
        Assert.Equal(3, _it.Number("SELECT keys FROM lookup_runs WHERE kind = 0"));
        await CheckAsync();
        var newer = (await _it.AcceptAsync(Request("newer", Number))).PushId;
        Assert.Equal([newer, mine], await FindAsync(new PushFilter { AccountId = 1, Recipient = Number }));

        async Task CheckAsync()
        {
            Assert.Equal([mine], await FindAsync(new PushFilter { AccountId = 1, Recipient = Number }));
            Assert.Equal([theirs], await FindAsync(new PushFilter { AccountId = 2, InitiatorPushId = "same" }));
            Assert.Equal([theirs, mine], await FindAsync(new PushFilter { InitiatorPushId = "same", Recipient = Number }));
            Assert.Empty(await FindAsync(new PushFilter { AccountId = 2, Recipient = "+8613800000002" }));
            Assert.Empty(await FindAsync(new PushFilter { InitiatorPushId = "none" }));
            Assert.Equal(mine, await _it.Enquiries.FindByInitiatorPushIdAsync("same", 1, Token));
            Assert.Null(await _it.Enquiries.FindByInitiatorPushIdAsync("other", 2, Token));
        }
    }

    [Fact]
    public async Task Pages_go_forward_and_back_by_key()
    {
        var ids = new List<long>();
        for (var at = 0; at < 5; at++)
        {
            ids.Insert(0, (await _it.AcceptAsync(Request($"push-{at}"))).PushId);
            await _it.AcceptAsync(Request($"push-{at}") with { Account = Account(2) });
        }

        var filter = new PushFilter { AccountId = 1, Limit = 2 };
        var first = await _it.Enquiries.PageAsync(filter, Token);
        var second = await _it.Enquiries.PageAsync(filter with { After = first.Next }, Token);
        var third = await _it.Enquiries.PageAsync(filter with { After = second.Next }, Token);
        var back = await _it.Enquiries.PageAsync(filter with { Before = third.Previous }, Token);
        var start = await _it.Enquiries.PageAsync(filter with { Before = back.Previous }, Token);

        Assert.Equal(ids, [.. Ids(first), .. Ids(second), .. Ids(third)]);
        Assert.Equal((null, (long?)null), (first.Previous, third.Next));
        Assert.Equal(Ids(second), Ids(back));
        Assert.Equal(Ids(first), Ids(start));
        Assert.Null(start.Previous);
        Assert.Equal(first.Next, start.Next);
        Assert.Equal(PushPage.Empty, await _it.Enquiries.PageAsync(filter with { After = ids[^1] }, Token));
    }

    [Fact]
    public async Task Pages_are_narrowed_by_status_and_time()
    {
        var pending = (await _it.AcceptAsync(Request("pending"))).PushId;
        var delivered = await _it.TakeAsync(Request("delivered"));
        await _it.EndAsync(delivered[0], delivered: true);
        _it.Clock.Advance(TimeSpan.FromMinutes(1));
        var failed = await _it.TakeAsync(Request("failed"));
        await _it.EndAsync(failed[0], delivered: false);
        var partly = await _it.TakeAsync(Request("partly", Number, "+8613800000002"));
        await _it.EndAsync(partly[0], delivered: true);
        Assert.Equal([partly[0].PushId, pending], await FindAsync(new PushFilter { Status = PushStatus.Pending }));
        await _it.EndAsync(partly[1], delivered: false);

        Assert.Equal([pending], await FindAsync(new PushFilter { Status = PushStatus.Pending }));
        Assert.Equal([delivered[0].PushId], await FindAsync(new PushFilter { Status = PushStatus.Delivered }));
        Assert.Equal([failed[0].PushId], await FindAsync(new PushFilter { Status = PushStatus.Failed }));
        Assert.Equal([partly[0].PushId], await FindAsync(new PushFilter { Status = PushStatus.PartlyDelivered }));
        Assert.Equal([partly[0].PushId, failed[0].PushId], await FindAsync(new PushFilter { From = _it.Now }));
        Assert.Equal([delivered[0].PushId, pending], await FindAsync(new PushFilter { To = _it.Now }));
    }

    [Fact]
    public async Task Push_and_transaction_of_another_account_are_not_there()
    {
        var transaction = (await _it.TakeAsync(Request()))[0];

        Assert.Null(await _it.Enquiries.FindPushAsync(transaction.PushId, 2, 10, Token));
        Assert.Null(await _it.Enquiries.FindTransactionAsync(transaction.Id, 2, Token));
        Assert.Equal([transaction], (await _it.Enquiries.FindPushAsync(transaction.PushId, 1, 10, Token))!.Transactions);
        Assert.Equal(transaction, (await _it.Enquiries.FindTransactionAsync(transaction.Id, null, Token))!.Transaction);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<long> Ids(PushPage page) => page.Rows.Select(row => row.Push.Id);

    private async Task<IEnumerable<long>> FindAsync(PushFilter filter) => Ids(await _it.Enquiries.PageAsync(filter, Token));
}
