namespace PushPortal.Domain.Addresses;

/// <summary>Numbers that an account often sends to together. It is a list to choose from: what is submitted has the numbers, not the group.</summary>
public sealed record RecipientGroup
{
    public const int LongestName = 64;

    public const int MostNumbers = 10_000;

    /// <summary>Of one account.</summary>
    public const int Most = 200;

    /// <summary>0 while it is not stored.</summary>
    public long Id { get; init; }

    public required long AccountId { get; init; }

    /// <summary>Without spaces at its ends; unique in its account, as it is written.</summary>
    public required string Name { get; init; }

    /// <summary>E.164 with the plus sign, each once, in the order in which they were given.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>Whether a group can be stored under it.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.Trim().Length == name.Length && !name.Any(char.IsControl);
}
