using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the address of the list of failures says.</summary>
public sealed record FailureListQuery
{
    /// <summary>Also those that no retry helps: cancelled and rejected ones.</summary>
    internal const string Everything = "all";

    /// <summary>The range when the address names none.</summary>
    internal const string DefaultRange = "24h";

    /// <summary>The ranges that can be chosen, in hours; the last has no beginning.</summary>
    internal static readonly IReadOnlyList<(string Word, int? Hours)> Ranges = [("1h", 1), (DefaultRange, 24), ("7d", 7 * 24), ("ever", null)];

    /// <summary>One of <see cref="Ranges"/>.</summary>
    public string? Range { get; init; }

    /// <summary>A cause by its name.</summary>
    public string? Reason { get; init; }

    /// <summary><see cref="Everything"/>, or only what may be retried.</summary>
    public string? Show { get; init; }

    /// <summary>An account by its code, for staff.</summary>
    public string? Account { get; init; }

    public string? After { get; init; }

    internal string ToUri() =>
        PortalLinks.With(PortalLinks.Failures, ("range", Range == DefaultRange ? null : Range), ("reason", Reason), ("show", Show), ("account", Account), ("after", After));

    /// <summary>All that the filter lets through, as a file.</summary>
    internal string ToExport(string format) => PortalLinks.With(
        PortalLinks.FailureExport, ("range", Range), ("reason", Reason), ("show", Show), ("account", Account), ("format", format));

    /// <param name="viewer">The account that looks; null for staff, who may choose one.</param>
    internal FailureFilter ToFilter(long? viewer, IAccountDirectory accounts, DateTimeOffset now) =>
        // An account that is not there has no failures; ids begin above 0.
        ToFilter(viewer ?? (string.IsNullOrWhiteSpace(Account) ? null : accounts.Find(Account)?.Id ?? 0), now);

    /// <param name="accountId">Whose failures; null for those of all.</param>
    internal FailureFilter ToFilter(long? accountId, DateTimeOffset now) => new()
    {
        AccountId = accountId,
        Cause = FailureCauses.OfName(Reason),
        Retryable = Show != Everything,
        From = HoursOf(Range) is { } hours ? FailureFilter.HourOf(now).AddHours(1 - hours) : null,
    };

    private static int? HoursOf(string? range)
    {
        foreach (var (word, hours) in Ranges)
        {
            if (word == (range ?? DefaultRange))
            {
                return hours;
            }
        }

        return HoursOf(DefaultRange);
    }
}
