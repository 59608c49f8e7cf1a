namespace PushPortal.Domain.Addresses;

/// <summary>One page of aliases.</summary>
/// <param name="Next">The <see cref="AliasSearch.After"/> of the next page; null on the last.</param>
public sealed record AliasPage(IReadOnlyList<AddressAlias> Rows, AliasPosition? Next)
{
    public static AliasPage Empty { get; } = new([], null);
}
