namespace PushPortal.Domain.Callbacks;

/// <summary>Which results that were not told are meant.</summary>
public sealed record UntoldFilter
{
    /// <summary>Null for all accounts.</summary>
    public long? AccountId { get; init; }

    /// <summary>The final state came then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The final state came before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Host and port of the target.</summary>
    public string? Authority { get; init; }

    /// <summary>Skipped ones alone, or given up ones alone; null for both.</summary>
    public bool? Skipped { get; init; }
}
