namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>usage</c>: what an account submitted of a content type in a day, written by the roll-up alone.</summary>
internal sealed class UsageRow
{
    public long AccountId { get; set; }

    /// <summary>Days of UTC, as <see cref="DateOnly.DayNumber"/> counts them.</summary>
    public int Day { get; set; }

    /// <summary>Empty for bare datagrams.</summary>
    public required string ContentType { get; set; }

    public long Submissions { get; set; }
    public long Pushes { get; set; }
    public long Segments { get; set; }
}
