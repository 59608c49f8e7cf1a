namespace PushPortal.Domain.Addresses;

/// <summary>A name by which initiators may address a handset: what PAP's addresses of type USER hold (WAP-249, 6.1).</summary>
public sealed record AddressAlias
{
    /// <summary>0 while it is not stored.</summary>
    public long Id { get; init; }

    /// <summary>As <see cref="AliasName"/> has it.</summary>
    public required string Name { get; init; }

    /// <summary>E.164 with the plus sign.</summary>
    public required string Number { get; init; }

    /// <summary>Whose alias it is; null: everybody's who has none of this name.</summary>
    public long? AccountId { get; init; }
}
