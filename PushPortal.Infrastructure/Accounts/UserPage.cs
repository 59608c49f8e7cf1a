namespace PushPortal.Infrastructure.Accounts;

/// <summary>A page of users in the order of their names.</summary>
/// <param name="Next">The name that the next page begins after; null when this is the last.</param>
public sealed record UserPage(IReadOnlyList<UserRecord> Rows, string? Next)
{
    public static UserPage Empty { get; } = new([], null);
}
