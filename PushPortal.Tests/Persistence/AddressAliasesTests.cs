using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Tests.Persistence;

public abstract class AddressAliasesTests : IDisposable
{
    private const long Mine = 1;
    private const long Theirs = 2;

    private static readonly Actor Anna = Actor.User("anna", "10.0.0.7");

    private readonly StoreUnderTest _it;
    private readonly AddressAliases _aliases;

    protected AddressAliasesTests(StorageProvider provider)
    {
        _it = new StoreUnderTest(provider);
        _aliases = new AddressAliases(_it, _it.Clock);
    }

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Own_alias_goes_before_everybodys_and_others_are_not_seen()
    {
        await SaveAsync("john", "+8613800000001", null);
        await SaveAsync("john", "+8613800000002", Mine);
        await SaveAsync("mary", "+8613800000003", Theirs);
        await SaveAsync("anna", "+8613800000004", null);

        var mine = await _aliases.ResolveAsync(Mine, ["john", "mary", "anna", "nobody"], Token);
        var theirs = await _aliases.ResolveAsync(Theirs, ["john", "mary"], Token);

        Assert.Equal([("anna", "+8613800000004"), ("john", "+8613800000002")], Pairs(mine));
        Assert.Equal([("john", "+8613800000001"), ("mary", "+8613800000003")], Pairs(theirs));
    }

    [Theory]
    [InlineData("JO", "joan john")]
    [InlineData(" john ", "john")]
    [InlineData("+8613800000003", "mary")]
    [InlineData("+861380000000", "")]
    [InlineData("%", "")]
    [InlineData("", "joan john mary")]
    public async Task Search_is_by_the_beginning_of_the_name_or_the_whole_number(string text, string names)
    {
        await SaveAsync("john", "+8613800000001", null);
        await SaveAsync("joan", "+8613800000002", Mine);
        await SaveAsync("mary", "+8613800000003", Theirs);

        var page = await _aliases.PageAsync(new AliasSearch { Text = text }, Token);

        Assert.Equal(names, string.Join(' ', page.Rows.Select(row => row.Name)));
    }

    [Fact]
    public async Task Alias_is_changed_and_deleted_by_its_id()
    {
        await SaveAsync("john", "+8613800000001", Mine);
        var john = Assert.Single((await _aliases.PageAsync(new AliasSearch(), Token)).Rows);

        Assert.Equal(AliasSaved.Saved, await _aliases.SaveAsync(john with { Number = "+8613800000009", AccountId = null }, Anna, Token));
        Assert.Equal([john with { Number = "+8613800000009", AccountId = null }], (await _aliases.PageAsync(new AliasSearch(), Token)).Rows);

        await _aliases.DeleteAsync(john.Id, Anna, Token);
        await _aliases.DeleteAsync(john.Id, Anna, Token);
        Assert.Empty((await _aliases.PageAsync(new AliasSearch(), Token)).Rows);
        Assert.Equal(AliasSaved.Gone, await _aliases.SaveAsync(john, Anna, Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Mine)]
    public async Task Name_that_is_taken_is_told(long? accountId)
    {
        await SaveAsync("john", "+8613800000001", accountId);
        await SaveAsync("mary", "+8613800000002", accountId);
        var mary = (await _aliases.PageAsync(new AliasSearch { Text = "mary" }, Token)).Rows[0];

        Assert.Equal(AliasSaved.NameTaken, await _aliases.SaveAsync(new AddressAlias { Name = "john", Number = "+8613800000003", AccountId = accountId }, Anna, Token));
        Assert.Equal(AliasSaved.NameTaken, await _aliases.SaveAsync(mary with { Name = "john" }, Anna, Token));
        Assert.Equal(["+8613800000001", "+8613800000002"], (await _aliases.PageAsync(new AliasSearch(), Token)).Rows.Select(row => row.Number));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task SaveAsync(string name, string number, long? accountId) =>
        Assert.Equal(AliasSaved.Saved, await _aliases.SaveAsync(new AddressAlias { Name = name, Number = number, AccountId = accountId }, Anna, Token));

    private static IEnumerable<(string, string)> Pairs(IReadOnlyDictionary<string, string> numbers) =>
        numbers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    public sealed class OnSqlite() : AddressAliasesTests(StorageProvider.Sqlite)
    {
        [Fact]
        public async Task Ten_thousand_names_are_one_statement_that_searches_the_index()
        {
            await SaveAsync("name-7777", "+8613800000001", null);
            var seen = new SeenStatements(_it);

            var found = await new AddressAliases(seen, _it.Clock).ResolveAsync(Mine, [.. Enumerable.Range(0, 10_000).Select(at => $"name-{at}")], Token);

            Assert.Equal([("name-7777", "+8613800000001")], Pairs(found));
            Assert.Contains("USING INDEX address_aliases_by_name (name=?", _it.Plan(Assert.Single(seen.All)), StringComparison.Ordinal);
        }

        [Fact]
        public async Task Pages_follow_each_other_in_the_order_of_names_and_by_the_index()
        {
            foreach (var name in (string[])["c", "a", "b", "d"])
            {
                await SaveAsync(name, "+8613800000001", null);
            }

            await SaveAsync("b", "+8613800000002", Mine);
            var seen = new SeenStatements(_it);
            var aliases = new AddressAliases(seen, _it.Clock);

            var names = new List<string>();
            AliasPosition? after = null;
            do
            {
                var page = await aliases.PageAsync(new AliasSearch { After = after, Limit = 2 }, Token);
                names.AddRange(page.Rows.Select(row => $"{row.Name}{row.AccountId}"));
                // The position travels in the page's address.
                after = page.Next is { } next ? AliasPosition.Parse(next.ToString()) : null;
            }
            while (after is not null);

            Assert.Equal(["a", "b", "b1", "c", "d"], names);
            Assert.Contains("USING INDEX address_aliases_by_name (name>?)", _it.Plan(seen.All[^1]), StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", _it.Plan(seen.All[^1]), StringComparison.Ordinal);
        }
    }

    public sealed class OnPostgreSql() : AddressAliasesTests(StorageProvider.PostgreSql);
}
