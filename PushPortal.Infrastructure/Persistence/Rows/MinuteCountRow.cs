namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>minute_counts</c>: what happened in the minutes of the last hours, for charts. What <c>counts</c> has by the hour.</summary>
internal sealed class MinuteCountRow
{
    public long AccountId { get; set; }

    /// <summary>Minutes since 1970.</summary>
    public long Minute { get; set; }

    /// <summary>See <see cref="CountKind"/>.</summary>
    public int Kind { get; set; }
    public long Count { get; set; }
}
