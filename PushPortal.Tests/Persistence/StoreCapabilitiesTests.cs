using System.Text;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>Capabilities that come with pushes: kept in the push's own commit, the newest for each recipient of an account.</summary>
public abstract class StoreCapabilitiesTests(StorageProvider provider) : IDisposable
{
    private const string First = "+8613800000001";
    private const string Second = "+8613800000002";

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Newest_capabilities_of_each_recipient_are_found_after_a_restart()
    {
        await _it.TakeAsync(With("old", "<old/>", First, Second));
        await _it.TakeAsync(With("new", "<new/>", Second));
        await _it.TakeAsync(Request("without", Second));
        _it.Restart();

        Assert.Equal(["<old/>", "<new/>", null], [await FindAsync(1, First), await FindAsync(1, Second), await FindAsync(1, "+8613800000003")]);
        Assert.Null(await FindAsync(2, First));
        // Once a push, however many recipients it has.
        Assert.Equal(2, _it.Number("SELECT count(*) FROM capabilities"));
    }

    [Fact]
    public async Task Push_that_is_stored_later_but_came_earlier_does_not_win()
    {
        var (early, starts) = _it.Make(With("early", "<early/>", First));
        await _it.TakeAsync(With("late", "<late/>", First));

        await _it.Store.AcceptAsync(early, starts, null, Token);

        Assert.Equal("<late/>", await FindAsync(1, First));
    }

    [Fact]
    public async Task Push_that_is_not_stored_leaves_none()
    {
        await _it.TakeAsync(Request("push", First));

        Assert.Equal(AcceptKind.DuplicatePushId, (await _it.AcceptAsync(With("push", "<late/>", First))).Kind);

        Assert.Null(await FindAsync(1, First));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM capabilities"));
    }

    [Fact]
    public async Task Recipient_that_cannot_be_used_has_none()
    {
        var request = With("push", "<rdf/>", First) with { Recipients = [new RequestedRecipient(First), new RequestedRecipient("10.0.0.1", Problem: "is no number")] };

        await _it.TakeAsync(request);

        Assert.Equal([First], _it.Lines("SELECT recipient FROM recipient_capabilities"));
    }

    [Fact]
    public async Task Replacing_push_brings_its_own()
    {
        var old = await _it.TakeAsync(With("old", "<old/>", First));
        var (push, starts) = _it.Make(With("new", "<new/>", First));

        await _it.Store.ReplaceAsync(push, starts, new Replacement { Withdrawals = [] }, Token);

        Assert.Equal("<new/>", await FindAsync(old[0].AccountId, First));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PushRequest With(string pushId, string capabilities, params string[] recipients) =>
        Request(pushId, recipients) with { Capabilities = Encoding.UTF8.GetBytes(capabilities) };

    private async Task<string?> FindAsync(long accountId, string recipient) =>
        await new ClientCapabilities(_it).FindAsync(accountId, recipient, Token) is { } found ? Encoding.UTF8.GetString(found) : null;

    public sealed class OnSqlite() : StoreCapabilitiesTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreCapabilitiesTests(StorageProvider.PostgreSql);
}
