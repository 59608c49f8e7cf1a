namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>address_aliases</c>: names that stand for numbers.</summary>
internal sealed class AliasRow
{
    /// <summary>The account of aliases that are everybody's: a null would not keep its names apart in the unique index.</summary>
    internal const long Everybody = 0;

    public long Id { get; set; }

    /// <summary>In lower case.</summary>
    public required string Name { get; set; }
    public long AccountId { get; set; }
    public required string Number { get; set; }
}
