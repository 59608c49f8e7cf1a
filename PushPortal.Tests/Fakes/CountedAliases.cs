using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;

namespace PushPortal.Tests.Fakes;

/// <summary>Aliases of everybody that tell how many names they were asked for, each time.</summary>
internal sealed class CountedAliases(params (string Name, string Number)[] aliases) : IAddressAliases
{
    public List<int> Asked { get; } = [];

    public Task<IReadOnlyDictionary<string, string>> ResolveAsync(long accountId, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        Asked.Add(names.Count);
        return Task.FromResult<IReadOnlyDictionary<string, string>>(aliases.Where(alias => names.Contains(alias.Name)).ToDictionary(alias => alias.Name, alias => alias.Number));
    }

    public Task<AliasPage> PageAsync(AliasSearch search, CancellationToken ct) => throw new NotSupportedException();

    public Task<AliasSaved> SaveAsync(AddressAlias alias, Actor by, CancellationToken ct) => throw new NotSupportedException();

    public Task DeleteAsync(long id, Actor by, CancellationToken ct) => throw new NotSupportedException();
}
