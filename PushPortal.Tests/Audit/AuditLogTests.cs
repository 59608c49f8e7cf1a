using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Audit;

public abstract class AuditLogTests : IDisposable
{
    private static readonly Actor Anna = Actor.User("anna", "10.0.0.7");

    private readonly StoreUnderTest _it;
    private readonly AuditLog _log;

    protected AuditLogTests(StorageProvider provider)
    {
        _it = new StoreUnderTest(provider);
        _log = new AuditLog(_it.Store, _it, _it.Clock);
    }

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task An_entry_is_read_as_it_was_written()
    {
        var entry = Anna.Did(AuditAction.AccountChanged, AuditSubject.Account("sp"), "sp", "as asked").Changing(new { Weight = 1 }, new { Weight = 2 });
        await _log.WriteAsync(entry, Token);

        var kept = Assert.Single((await _log.PageAsync(new(), null, 10, Token)).Rows);
        Assert.Equal((_it.Now, entry), (kept.At, kept.Entry));
        Assert.Equal(kept, await _log.FindAsync(kept.Id, Token));
        Assert.Null(await _log.FindAsync(kept.Id + 1, Token));
    }

    [Fact]
    public async Task Pages_follow_each_other_from_the_newest_also_where_many_are_of_one_instant()
    {
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
        {
            await _log.WriteAsync(Anna.Did(AuditAction.UserAdded, AuditSubject.User(name)), Token);
            _it.Clock.Advance(name == "c" ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        }

        var names = new List<string>();
        AuditPosition? after = null;
        do
        {
            var page = await _log.PageAsync(new(), after, 2, Token);
            names.AddRange(page.Rows.Select(row => row.Entry.Subject.Name));
            // An entry that comes meanwhile shifts nothing.
            await _log.WriteAsync(Anna.Did(AuditAction.SignedIn, AuditSubject.User("late")), Token);
            after = page.Next is { } next ? AuditPosition.Parse(next.ToString()) : null;
        }
        while (after is not null);

        Assert.Equal(["e", "d", "c", "b", "a"], names);
    }

    [Fact]
    public async Task Nothing_in_it_is_changed_or_deleted_by_anybody()
    {
        await _log.WriteAsync(Anna.Did(AuditAction.SignedIn, AuditSubject.User("anna")), Token);

        Assert.Contains("not changed", Assert.ThrowsAny<DbException>(() => _it.Execute("UPDATE audit SET actor = 'bob'")).Message, StringComparison.Ordinal);
        Assert.Contains("kept", Assert.ThrowsAny<DbException>(() => _it.Execute("DELETE FROM audit")).Message, StringComparison.Ordinal);
        using var db = _it.CreateDbContext();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Audit.ExecuteDeleteAsync(Token));
        Assert.Equal(["anna"], _it.Lines("SELECT actor FROM audit"));
    }

    [Fact]
    public async Task Only_the_purge_lets_entries_go_and_only_old_ones()
    {
        await _log.WriteAsync(Anna.Did(AuditAction.SignedIn, AuditSubject.User("old")), Token);
        await _log.WriteAsync(Anna.Did(AuditAction.SignedIn, AuditSubject.User("old too")), Token);
        _it.Clock.Advance(TimeSpan.FromDays(400));
        await _log.WriteAsync(Anna.Did(AuditAction.SignedIn, AuditSubject.User("new")), Token);
        _it.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(1, await _it.Store.Writer.RunAsync(new PurgeAuditOperation(_it.Now - new AuditOptions().Retention, 1)));
        Assert.Equal(1, await _it.Store.Writer.RunAsync(new PurgeAuditOperation(_it.Now - new AuditOptions().Retention, 1)));
        Assert.Equal(0, await _it.Store.Writer.RunAsync(new PurgeAuditOperation(_it.Now - new AuditOptions().Retention, 1)));

        Assert.Equal(["new"], _it.Lines("SELECT subject FROM audit"));
        Assert.ThrowsAny<DbException>(() => _it.Execute("DELETE FROM audit"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public sealed class OnSqlite() : AuditLogTests(StorageProvider.Sqlite)
    {
        [Fact]
        public async Task A_filter_is_by_each_part_and_by_its_index()
        {
            await _log.WriteAsync(Anna.Did(AuditAction.UserAdded, AuditSubject.User("bob"), "sp"), Token);
            _it.Clock.Advance(TimeSpan.FromHours(1));
            await _log.WriteAsync(Actor.Account("other", null).Did(AuditAction.PushCancelled, AuditSubject.Push(7), "other"), Token);
            var seen = new SeenStatements(_it);
            var log = new AuditLog(_it.Store, seen, _it.Clock);
            (AuditFilter Filter, string Index)[] filters =
            [
                (new() { Actor = "anna" }, AuditRow.ByActor),
                (new() { Action = AuditAction.UserAdded }, AuditRow.ByAction),
                (new() { Subject = "bob" }, AuditRow.BySubject),
                (new() { Account = "sp" }, AuditRow.ByAccount),
                (new() { To = _it.Now }, AuditRow.ByTime),
            ];
            foreach (var (filter, index) in filters)
            {
                Assert.Equal("bob", Assert.Single((await log.PageAsync(filter, null, 10, Token)).Rows).Entry.Subject.Name);
                Assert.Contains($"USING INDEX {index}", _it.Plan(seen.All[^1]), StringComparison.Ordinal);
                await log.PageAsync(filter, new AuditPosition(_it.Now.AddHours(-1), 1), 10, Token);
                Assert.Contains($"USING INDEX {index}", _it.Plan(seen.All[^1]), StringComparison.Ordinal);
                Assert.DoesNotContain("TEMP B-TREE", _it.Plan(seen.All[^1]), StringComparison.Ordinal);
            }

            Assert.Equal("other", Assert.Single((await log.PageAsync(new() { From = _it.Now }, null, 10, Token)).Rows).Entry.Account);
        }

        [Fact]
        public async Task A_change_that_fails_has_no_entry_and_one_that_holds_has_one()
        {
            var aliases = new AddressAliases(_it, _it.Clock);
            var john = new AddressAlias { Name = "john", Number = "+8613800000001" };

            Assert.Equal(AliasSaved.Saved, await aliases.SaveAsync(john, Anna, Token));
            Assert.Equal(AliasSaved.NameTaken, await aliases.SaveAsync(john, Anna, Token));

            Assert.Equal(["""anna|10.0.0.7|alias-added|john||{"name":"john","number":"+8613800000001"}"""], _it.Lines("""SELECT actor, from_address, action, subject, "before", "after" FROM audit"""));
            // The entry is not to be had without the change either: they are one commit.
            _it.Execute("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'broken'); END");
            await Assert.ThrowsAsync<DbUpdateException>(() => aliases.SaveAsync(john with { Name = "mary" }, Anna, Token));
            Assert.Equal(["john"], _it.Lines("SELECT name FROM address_aliases"));
        }
    }

    public sealed class OnPostgreSql() : AuditLogTests(StorageProvider.PostgreSql);
}
