namespace PushPortal.Domain.Views;

/// <summary>The filter of a list under a name.</summary>
public sealed record SavedView
{
    public const int LongestName = 60;
    public const int LongestQuery = 1_000;

    /// <summary>Of one owner in one list.</summary>
    public const int Most = 50;

    public required long Id { get; init; }

    public required ViewList List { get; init; }

    /// <summary>The name of the user who made it.</summary>
    public required string Owner { get; init; }

    /// <summary>Everybody of the same account sees it; of staff's, all staff.</summary>
    public required bool IsShared { get; init; }

    public required string Name { get; init; }

    /// <summary>What stands behind the question mark of the list's address.</summary>
    public required string Query { get; init; }

    /// <summary>The reader's list begins with it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether a filter can be kept: it is one, and not too long.</summary>
    public static bool Keeps(string query) => query?.Length is > 0 and <= LongestQuery;

    /// <summary>Whether somebody may rename it, share it or not, and remove it.</summary>
    public bool MayBeChangedBy(ViewUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return IsShared ? user.MayManage || (user.MayShare && Owner == user.Name) : Owner == user.Name;
    }
}
