using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Refusals;

public abstract class RefusalStoreTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RefusalStore Refusals => new(_it.Store, _it);

    [Fact]
    public async Task Refusals_are_found_by_each_of_their_names_within_their_account()
    {
        var mine = Make(1, PushSource.Rest, "same", "trace-1");
        var other = Make(2, PushSource.Pap, "same", "trace-2");
        var smpp = Make(1, PushSource.Smpp, null, null);
        await Refusals.AddAsync([mine, other, smpp]);

        Assert.Equal(mine, await Refusals.FindAsync(mine.Id, 1, Token));
        Assert.Equal(mine, await Refusals.FindAsync(mine.Id, null, Token));
        Assert.Null(await Refusals.FindAsync(mine.Id, 2, Token));
        Assert.Equal([smpp, mine], await PageAsync(new RefusalFilter(1)));
        Assert.Equal([smpp, other, mine], await PageAsync(new RefusalFilter(null)));
        Assert.Equal([other], await PageAsync(new RefusalFilter(2, PushId: "same")));
        Assert.Equal([mine], await PageAsync(new RefusalFilter(null, TraceId: "trace-1")));
        Assert.Equal([smpp], await PageAsync(new RefusalFilter(null, PushSource.Smpp)));
        Assert.Equal([mine], await PageAsync(new RefusalFilter(1, Before: smpp.Id)));
    }

    private Refusal Make(long account, PushSource source, string? pushId, string? trace)
    {
        // In milliseconds, as the id has it.
        var id = _it.Store.Ids.Next();
        return new Refusal { Id = id, At = _it.Now, AccountId = account, Source = source, Code = "code", Reason = "reason", PushId = pushId, TraceId = trace };
    }

    private Task<IReadOnlyList<Refusal>> PageAsync(RefusalFilter filter) => Refusals.PageAsync(filter, 10, Token);

    public sealed class OnSqlite() : RefusalStoreTests(StorageProvider.Sqlite)
    {
        [Theory]
        [InlineData("account_id = 1", "refusals_by_account")]
        [InlineData("push_id = 'x'", "refusals_by_push_id")]
        [InlineData("trace_id = 'x'", "refusals_by_trace")]
        public void No_list_goes_through_the_refusals_of_others(string condition, string index) =>
            Assert.Contains(index, _it.Plan($"SELECT * FROM refusals WHERE id < 9 AND {condition} ORDER BY id DESC LIMIT 50"), StringComparison.Ordinal);
    }

    public sealed class OnPostgreSql() : RefusalStoreTests(StorageProvider.PostgreSql);
}
