namespace PushPortal.Domain.Callbacks;

/// <summary>Telling again all that was not told since a time. It is in memory only: what a restart leaves undone is still listed.</summary>
/// <param name="Filter">With its end: what ends later is not of it.</param>
/// <param name="Total">How many there were when it began.</param>
/// <param name="Asked">So many are due again.</param>
/// <param name="Left">So many were left as they are: their endpoint is disabled, or somebody else was first.</param>
public sealed record CallbackRecovery(long Id, UntoldFilter Filter, string By, DateTimeOffset StartedAt, int Total, int Asked, int Left)
{
    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public int Done => Asked + Left;

    /// <summary>What the audit log says of its beginning.</summary>
    public object Facts => new { Filter.From, Filter.To, Filter.Authority, Filter.Skipped, Total };
}
