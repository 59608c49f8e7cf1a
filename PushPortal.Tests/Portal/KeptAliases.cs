using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;

namespace PushPortal.Tests.Portal;

/// <summary>Aliases in memory, two to a page.</summary>
internal sealed class KeptAliases : IAddressAliases
{
    private const int RowsOfPage = 2;

    internal List<AddressAlias> All { get; } = [];

    internal AliasSearch? Asked { get; private set; }

    /// <summary>What saving comes to, when it is not to succeed.</summary>
    internal AliasSaved? Refusal { get; set; }

    public Task<IReadOnlyDictionary<string, string>> ResolveAsync(long accountId, IReadOnlyCollection<string> names, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    public Task<AliasPage> PageAsync(AliasSearch search, CancellationToken ct)
    {
        Asked = search;
        var rest = All.Where(alias => search.After is not { } after || string.CompareOrdinal(alias.Name, after.Name) > 0).OrderBy(alias => alias.Name, StringComparer.Ordinal).ToList();
        var shown = rest.Take(RowsOfPage).ToList();
        return Task.FromResult(new AliasPage(shown, rest.Count > RowsOfPage ? new AliasPosition(shown[^1].Name, shown[^1].AccountId ?? 0) : null));
    }

    public Task<AliasSaved> SaveAsync(AddressAlias alias, Actor by, CancellationToken ct)
    {
        if (Refusal is { } refusal)
        {
            return Task.FromResult(refusal);
        }

        All.RemoveAll(kept => kept.Id == alias.Id);
        All.Add(alias.Id == 0 ? alias with { Id = All.Count + 100 } : alias);
        return Task.FromResult(AliasSaved.Saved);
    }

    public Task DeleteAsync(long id, Actor by, CancellationToken ct)
    {
        All.RemoveAll(alias => alias.Id == id);
        return Task.CompletedTask;
    }
}
