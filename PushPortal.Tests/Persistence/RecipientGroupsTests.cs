using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Persistence;

public abstract class RecipientGroupsTests(StorageProvider provider) : IDisposable
{
    private static readonly Actor Anna = Actor.User("anna", null);

    private readonly StoreUnderTest _it = new(provider);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RecipientGroups Groups => new(_it, new FixedAccounts(), _it.Clock);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Groups_are_each_accounts_own_and_their_names_unique_in_it()
    {
        var night = await SaveAsync(Night(1));
        await SaveAsync(Night(2));

        Assert.IsType<RecipientGroupSaved.NameTaken>(await Groups.SaveAsync(Night(1), Anna, Token));
        Assert.Equal([night.Id], (await Groups.OfAsync(1, Token)).Select(group => group.Id));
        Assert.Null(await Groups.FindAsync(night.Id, 2, Token));
        Assert.IsType<RecipientGroupSaved.Gone>(await Groups.SaveAsync(Night(2) with { Id = night.Id }, Anna, Token));
        Assert.False(await Groups.DeleteAsync(night.Id, 2, Anna, Token));
    }

    /// <summary>An account may have two million numbers in its groups: to choose from their names none of them is read.</summary>
    [Fact]
    public async Task Names_are_listed_with_how_many_numbers_there_are()
    {
        await SaveAsync(Night(1) with { Name = "One", Numbers = ["+8613800000001"] });
        await SaveAsync(Night(1) with { Name = "Three", Numbers = ["+8613800000001", "+8613800000002", "+8613800000003"] });
        var seen = new SeenStatements(_it);

        var lines = await new RecipientGroups(seen, new FixedAccounts(), _it.Clock).OfAsync(1, Token);

        Assert.Equal([("One", 1), ("Three", 3)], lines.Select(line => (line.Name, line.Numbers)));
        Assert.Contains("length(", Assert.Single(seen.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_go_from_the_newest_on_and_back()
    {
        var saved = new List<long>();
        for (var at = 0; at < 5; at++)
        {
            saved.Insert(0, (await SaveAsync(Night(1) with { Name = $"Group {at}" })).Id);
        }

        await SaveAsync(Night(2));

        Assert.Equal(saved.Take(3), await IdsAsync(null));
        Assert.Equal(saved.Skip(2), await IdsAsync(new PageEdge<long>(saved[1], IsBefore: false)));
        Assert.Equal(saved.Skip(1).Take(3), await IdsAsync(new PageEdge<long>(saved[4], IsBefore: true)));

        async Task<IEnumerable<long>> IdsAsync(PageEdge<long>? edge) => (await Groups.PageAsync(1, edge, 3, Token)).Select(group => group.Id);
    }

    [Fact]
    public async Task Each_change_is_in_the_audit_log_without_the_numbers()
    {
        var night = await SaveAsync(Night(1));
        await SaveAsync(night with { Name = "Day", Numbers = ["+8613800000003"] });
        Assert.Equal(["+8613800000003"], (await Groups.FindAsync(night.Id, 1, Token))!.Numbers);
        Assert.True(await Groups.DeleteAsync(night.Id, 1, Anna, Token));

        Assert.Empty(await Groups.OfAsync(1, Token));
        Assert.Equal(["recipient-group-added|Night", "recipient-group-changed|Day", "recipient-group-deleted|Day"], _it.Lines("SELECT action, subject FROM audit ORDER BY id"));
        Assert.DoesNotContain(_it.Lines("SELECT \"before\", \"after\" FROM audit"), line => line.Contains("13800000003", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_has_so_many_and_no_more()
    {
        for (var at = 0; at < RecipientGroup.Most; at++)
        {
            await SaveAsync(Night(1) with { Name = $"group {at}" });
        }

        Assert.IsType<RecipientGroupSaved.TooMany>(await Groups.SaveAsync(Night(1), Anna, Token));
    }

    private async Task<RecipientGroup> SaveAsync(RecipientGroup group) => Assert.IsType<RecipientGroupSaved.Saved>(await Groups.SaveAsync(group, Anna, Token)).Group;

    private static RecipientGroup Night(long account) => new() { AccountId = account, Name = "Night", Numbers = ["+8613800000001", "+8613800000002"] };

    public sealed class OnSqlite() : RecipientGroupsTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : RecipientGroupsTests(StorageProvider.PostgreSql);
}
