using PushPortal.Domain.Audit;

namespace PushPortal.Domain.Addresses;

/// <summary>The aliases, kept by administrators and read when pushes name them.</summary>
public interface IAddressAliases
{
    /// <summary>The numbers of those names that are known to the account, in one query; its own alias goes before everybody's.</summary>
    /// <param name="names">As <see cref="AliasName"/> has them.</param>
    Task<IReadOnlyDictionary<string, string>> ResolveAsync(long accountId, IReadOnlyCollection<string> names, CancellationToken ct);

    Task<AliasPage> PageAsync(AliasSearch search, CancellationToken ct);

    /// <summary>Adds the alias, or changes the one of its id.</summary>
    Task<AliasSaved> SaveAsync(AddressAlias alias, Actor by, CancellationToken ct);

    /// <summary>Deletes it; nothing happens when that was done before.</summary>
    Task DeleteAsync(long id, Actor by, CancellationToken ct);
}
