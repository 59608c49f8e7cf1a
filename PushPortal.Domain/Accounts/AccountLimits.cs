namespace PushPortal.Domain.Accounts;

/// <summary>How much an account may submit, by all doors together.</summary>
public sealed record AccountLimits
{
    public const int HighestRate = 1_000_000;
    public const long HighestQuota = 1_000_000_000;

    public static readonly AccountLimits None = new();

    /// <summary>Submissions a second, of which a second's worth may come at once; 0 for no limit.</summary>
    public int SubmissionsPerSecond { get; init; }

    /// <summary>Recipients of pushes in a day of UTC; 0 for no limit.</summary>
    public long PushesPerDay { get; init; }

    public bool Any => SubmissionsPerSecond > 0 || PushesPerDay > 0;
}
