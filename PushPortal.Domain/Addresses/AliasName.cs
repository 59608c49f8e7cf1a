namespace PushPortal.Domain.Addresses;

/// <summary>Names of aliases. They compare without case, so they are kept in lower case.</summary>
public static class AliasName
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 255;

    /// <summary>The one form of all ways of writing it.</summary>
    public static string Of(string written) => written.Trim().ToLowerInvariant();

    /// <summary>Whether an alias can be stored under it.</summary>
    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && !name.Any(char.IsControl);
}
