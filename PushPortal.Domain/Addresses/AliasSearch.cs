namespace PushPortal.Domain.Addresses;

/// <summary>What to list of the aliases, in the order of their names.</summary>
public sealed record AliasSearch
{
    /// <summary>How the name begins, or a whole number with its plus sign; null: all.</summary>
    public string? Text { get; init; }

    /// <summary>Where the last page ended.</summary>
    public AliasPosition? After { get; init; }

    public int Limit { get; init; } = 50;
}
