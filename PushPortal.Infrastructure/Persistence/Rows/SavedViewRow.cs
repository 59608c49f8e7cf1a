namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>saved_views</c>: filters of lists that people have named. Instants are UTC ticks.</summary>
internal sealed class SavedViewRow
{
    /// <summary>Stands for staff. Ids begin above 0, and 0 is the account of a user who has none.</summary>
    internal const long Staff = -1;

    public long Id { get; set; }

    /// <summary>The account, or <see cref="Staff"/>.</summary>
    public long AccountId { get; set; }
    public byte List { get; set; }

    /// <summary>The name of the user who made it.</summary>
    public required string Owner { get; set; }
    public bool Shared { get; set; }
    public required string Name { get; set; }

    /// <summary>What stands behind the question mark of the list's address.</summary>
    public required string Query { get; set; }
    public long ChangedAt { get; set; }
    public int Version { get; set; }
}
