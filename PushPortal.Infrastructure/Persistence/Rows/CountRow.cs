namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>counts</c>: what the dashboard shows, kept up by each commit so that nothing is counted when it is read.</summary>
internal sealed class CountRow
{
    internal const string IsFailure = "kind >= 1000";

    internal const string FailuresIndex = "counts_failures";

    public long AccountId { get; set; }

    /// <summary>Hours since 1970; 0 for what is counted as it stands now.</summary>
    public long Hour { get; set; }

    /// <summary>See <see cref="CountKind"/>.</summary>
    public int Kind { get; set; }
    public long Count { get; set; }
}
