using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>Copies and what they were made of know each other; a push that is none has no row.</summary>
public abstract class StoreCopyTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Copy_names_its_original_and_that_its_copies_also_after_a_restart()
    {
        var original = await AcceptAsync(Request("original"));
        var first = await AcceptAsync(Request("first") with { CopyOf = original });
        var second = await AcceptAsync(Request("second") with { CopyOf = original });
        var copyOfCopy = await AcceptAsync(Request("copy of a copy") with { CopyOf = first });
        _it.Restart();

        Assert.Equal([null, original, original, first], [await OriginalAsync(original), await OriginalAsync(first), await OriginalAsync(second), await OriginalAsync(copyOfCopy)]);
        Assert.Equal([first, second], await CopiesAsync(original, 10));
        Assert.Equal([first], await CopiesAsync(original, 1));
        Assert.Equal([copyOfCopy], await CopiesAsync(first, 10));
        Assert.Equal(3, _it.Number("SELECT count(*) FROM push_copies"));
    }

    [Fact]
    public async Task Copy_that_is_not_stored_leaves_no_row()
    {
        var original = await AcceptAsync(Request("original"));

        Assert.Equal(AcceptKind.DuplicatePushId, (await _it.AcceptAsync(Request("original") with { CopyOf = original })).Kind);

        Assert.Equal(0, _it.Number("SELECT count(*) FROM push_copies"));
    }

    [Fact]
    public async Task What_is_old_is_forgotten()
    {
        var original = await AcceptAsync(Request("original"));
        var old = await AcceptAsync(Request("old") with { CopyOf = original });
        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        var young = await AcceptAsync(Request("young") with { CopyOf = original });

        await _it.Store.Writer.RunAsync(new PurgeSideOperation(old + 1, 0, 0, 0, 0, 100));

        Assert.Equal([young], await CopiesAsync(original, 10));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<long> AcceptAsync(PushRequest request) => (await _it.AcceptAsync(request)).PushId;

    private async Task<long?> OriginalAsync(long id) => (await _it.Enquiries.FindPushAsync(id, null, 1, Token))!.Summary.Push.CopyOf;

    private async Task<IEnumerable<long>> CopiesAsync(long id, int limit) => (await _it.Enquiries.CopiesAsync(id, limit, Token)).Select(copy => copy.Push.Id);

    public sealed class OnSqlite() : StoreCopyTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreCopyTests(StorageProvider.PostgreSql);
}
