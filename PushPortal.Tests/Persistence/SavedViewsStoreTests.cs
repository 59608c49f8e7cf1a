using PushPortal.Domain.Audit;
using PushPortal.Domain.Views;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Persistence;

/// <summary>Saved views in the store: who sees and changes what.</summary>
public abstract class SavedViewsStoreTests(StorageProvider provider) : IDisposable
{
    private static readonly ViewUser Owner = new("owner", 1, MayShare: true, MayManage: true);
    private static readonly ViewUser Member = new("member", 1, MayShare: true, MayManage: false);
    private static readonly ViewUser Reader = new("reader", 1, MayShare: false, MayManage: false);
    private static readonly ViewUser Stranger = new("stranger", 2, MayShare: true, MayManage: true);
    private static readonly ViewUser Admin = new("admin", null, MayShare: true, MayManage: true);
    private static readonly ViewUser Support = new("support", null, MayShare: true, MayManage: false);

    /// <summary>A user without an account and without a role has the account 0.</summary>
    private static readonly ViewUser Nobody = new("nobody", 0, MayShare: false, MayManage: false);

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Own_views_are_ones_own_and_shared_ones_stay_in_the_account_or_among_staff()
    {
        await AddAsync(Member, "mine", isShared: false);
        await AddAsync(Member, "ours", isShared: true);
        await AddAsync(Support, "staff's", isShared: true);

        Assert.Equal(["mine", "ours"], await NamesAsync(Member));
        Assert.Equal(["ours"], await NamesAsync(Reader));
        Assert.Empty(await NamesAsync(Stranger));
        Assert.Empty(await NamesAsync(Nobody));
        Assert.Equal(["staff's"], await NamesAsync(Admin));
        Assert.Empty(await Views.OfAsync(ViewList.Failures, Member, Token));
        // By name alone nobody comes to another account's: a user who changed the account sees the new one's.
        Assert.Empty(await NamesAsync(Member with { AccountId = 2 }));
    }

    [Fact]
    public async Task Another_accounts_view_is_not_there_for_whoever_asks()
    {
        var id = await AddAsync(Member, "ours", isShared: true);

        Assert.Equal(ViewSaved.NotFound, await Views.ChangeAsync(id, new ViewEdit("stolen", false), Stranger, By(Stranger), Token));
        Assert.Equal(ViewSaved.NotFound, await Views.ChangeAsync(id, new ViewEdit("stolen", false), Admin, By(Admin), Token));
        Assert.Equal(ViewSaved.NotFound, await Views.RemoveAsync(id, Stranger, By(Stranger), "mischief", Token));
        Assert.Equal(ViewSaved.NotFound, await Views.BeginWithAsync(ViewList.Pushes, id, Stranger, Token));
        Assert.Null(await Views.DefaultAsync(ViewList.Pushes, Stranger, Token));
        Assert.Equal(["ours"], await NamesAsync(Member));
    }

    [Fact]
    public async Task Shared_views_are_changed_by_their_makers_and_managers_and_own_ones_by_nobody_else()
    {
        var (mine, ours) = (await AddAsync(Member, "mine", isShared: false), await AddAsync(Member, "ours", isShared: true));

        Assert.Equal(ViewSaved.NotFound, await Views.ChangeAsync(ours, new ViewEdit("x", true), Reader, By(Reader), Token));
        Assert.Equal(ViewSaved.NotFound, await Views.ChangeAsync(mine, new ViewEdit("x", false), Owner, By(Owner), Token));
        Assert.Equal(ViewSaved.Saved, await Views.ChangeAsync(ours, new ViewEdit("all of us", true), Owner, By(Owner), Token));
        Assert.Equal(ViewSaved.Saved, await Views.ChangeAsync(mine, new ViewEdit("still mine", false), Member, By(Member), Token));
        Assert.Equal(ViewSaved.MayNotShare, await Views.AddAsync(ViewList.Pushes, "status=failed", new ViewEdit("for all", true), Reader, By(Reader), Token));
        Assert.Equal(["all of us", "still mine"], await NamesAsync(Member));
        Assert.Equal(["shared-view-added|demo|member", "shared-view-changed|demo|owner"], _it.Lines("SELECT action, account, actor FROM audit ORDER BY id"));
    }

    [Fact]
    public async Task Names_are_given_once_and_every_filter_is_one()
    {
        await AddAsync(Member, "ours", isShared: true);

        Assert.Equal(ViewSaved.NameTaken, await TryAsync(Reader, "OURS"));
        Assert.Equal(ViewSaved.BadName, await TryAsync(Reader, "  "));
        Assert.Equal(ViewSaved.BadName, await TryAsync(Reader, new string('x', SavedView.LongestName + 1)));
        Assert.Equal(ViewSaved.BadQuery, await TryAsync(Reader, "empty", ""));
        Assert.Equal(ViewSaved.Saved, await TryAsync(Stranger, "ours"));
        for (var number = 0; number < SavedView.Most; number++)
        {
            await AddAsync(Reader, $"view {number}", isShared: false);
        }

        Assert.Equal(ViewSaved.TooMany, await TryAsync(Reader, "one more"));
    }

    [Fact]
    public async Task List_begins_with_what_its_viewer_chose_for_as_long_as_they_see_it()
    {
        var (ours, mine) = (await AddAsync(Member, "ours", isShared: true), await AddAsync(Reader, "mine", isShared: false, "status=pending"));
        await Views.BeginWithAsync(ViewList.Pushes, ours, Reader, Token);
        Assert.Equal("status=failed", await Views.DefaultAsync(ViewList.Pushes, Reader, Token));
        Assert.Null(await Views.DefaultAsync(ViewList.Pushes, Member, Token));
        Assert.Null(await Views.DefaultAsync(ViewList.Failures, Reader, Token));

        await Views.ChangeAsync(ours, new ViewEdit("ours", false), Member, By(Member), Token);
        Assert.Null(await Views.DefaultAsync(ViewList.Pushes, Reader, Token));
        await Views.BeginWithAsync(ViewList.Pushes, mine, Reader, Token);
        Assert.Equal("status=pending", await Views.DefaultAsync(ViewList.Pushes, Reader, Token));
        await Views.RemoveAsync(mine, Reader, By(Reader), null, Token);
        Assert.Null(await Views.DefaultAsync(ViewList.Pushes, Reader, Token));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM default_views"));
    }

    [Fact]
    public async Task List_begins_with_something_at_any_time_while_that_is_changed()
    {
        var (first, second) = (await AddAsync(Reader, "first", isShared: false, "status=pending"), await AddAsync(Reader, "second", isShared: false));
        await Views.BeginWithAsync(ViewList.Pushes, first, Reader, Token);
        var hook = new SaveHook(_it);
        var begins = new List<string?>();
        hook.Before = () => begins.Add(_it.Lines("SELECT view_id FROM default_views").SingleOrDefault());

        Assert.Equal(ViewSaved.Saved, await new SavedViews(hook, new FixedAccounts(), _it.Store.Ids, _it.Clock).BeginWithAsync(ViewList.Pushes, second, Reader, Token));

        Assert.DoesNotContain(null, begins);
        Assert.Equal("status=failed", await Views.DefaultAsync(ViewList.Pushes, Reader, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SavedViews Views => new(_it, new FixedAccounts(), _it.Store.Ids, _it.Clock);

    private static Actor By(ViewUser user) => Actor.User(user.Name, null);

    private Task<ViewSaved> TryAsync(ViewUser user, string name, string query = "status=failed") =>
        Views.AddAsync(ViewList.Pushes, query, new ViewEdit(name, false), user, By(user), Token);

    private async Task<long> AddAsync(ViewUser user, string name, bool isShared, string query = "status=failed")
    {
        Assert.Equal(ViewSaved.Saved, await Views.AddAsync(ViewList.Pushes, query, new ViewEdit(name, isShared), user, By(user), Token));
        return (await Views.OfAsync(ViewList.Pushes, user, Token)).Single(view => view.Name == name).Id;
    }

    private async Task<IEnumerable<string>> NamesAsync(ViewUser user) => (await Views.OfAsync(ViewList.Pushes, user, Token)).Select(view => view.Name);

    public sealed class OnSqlite() : SavedViewsStoreTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : SavedViewsStoreTests(StorageProvider.PostgreSql);
}
