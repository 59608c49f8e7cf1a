namespace PushPortal.Domain.Retries;

/// <summary>What came of asking for a plan.</summary>
public abstract record BulkRetryPlanned
{
    private BulkRetryPlanned()
    {
    }

    public sealed record Made(BulkRetry Plan) : BulkRetryPlanned;

    /// <summary>There are more transactions than one bulk retry may have.</summary>
    public sealed record TooMany(long Found, int Most) : BulkRetryPlanned;

    /// <summary>Nothing can be retried: no failed transaction is meant.</summary>
    public sealed record Nothing : BulkRetryPlanned;

    public sealed record Refused(string Why) : BulkRetryPlanned;
}
