using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Lists;

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

    /// <summary>The only value of <see cref="Expires"/>.</summary>
    internal const string Soon = "soon";

    /// <summary>The only value of <see cref="By"/>.</summary>
    internal const string ByAccount = "account";

    private const char BetweenReasons = ',';

    /// <summary>What ends within this time expires soon.</summary>
    internal static readonly TimeSpan SoonIs = TimeSpan.FromHours(1);

    /// <summary>A cause by its name; several with commas.</summary>
    public string? Reason { get; init; }

    /// <summary><see cref="Everything"/>, or only what may be retried.</summary>
    public string? Show { get; init; }

    /// <summary>An account by its code, for staff.</summary>
    public string? Account { get; init; }

    /// <summary>How an issue stands, for staff: a group without it is not shown.</summary>
    public string? Issue { get; init; }

    /// <summary><see cref="Soon"/>, or whenever.</summary>
    public string? Expires { get; init; }

    /// <summary><see cref="ByAccount"/>: counted by account as well, for staff.</summary>
    public string? By { get; init; }

    /// <summary>The link that they ended on, or <see cref="NoneWord"/>, for staff.</summary>
    public string? Link { get; init; }

    /// <summary>A final state by its word.</summary>
    public string? State { get; init; }

    /// <summary>Ended in the hour of this instant or later; with it, or with <see cref="To"/>, the range says nothing.</summary>
    public string? From { get; init; }

    /// <summary>Ended before the hour of this instant.</summary>
    public string? To { get; init; }

    public string? After { get; init; }

    /// <summary>Whether it names instants instead of a range.</summary>
    internal bool IsDated => PushListQuery.ReadInstant(From) is not null || PushListQuery.ReadInstant(To) is not null;

    /// <summary>Null for any; what is no status is none.</summary>
    internal IssueStatus? IssueStatus => Enum.GetValues<IssueStatus>().Cast<IssueStatus?>().FirstOrDefault(status => Word(status!.Value) == Issue);

    internal static string Word(IssueStatus status) => status switch
    {
        Domain.Issues.IssueStatus.Open => "open",
        Domain.Issues.IssueStatus.Acknowledged => "acknowledged",
        Domain.Issues.IssueStatus.Resolved => "resolved",
        _ => "ignored",
    };

    /// <summary>Those that one of these causes failed.</summary>
    internal static FailureListQuery Of(params IEnumerable<FailureCause> causes) => new() { Reason = string.Join(BetweenReasons, causes.Select(cause => cause.Name())) };

    internal string ToUri() => PortalLinks.With(PortalLinks.Failures, [("range", Range == DefaultRange ? null : Range), .. Filters, ("by", By), ("after", After)]);

    /// <summary>The filter alone, as what stands behind the question mark; empty when it is the list's own.</summary>
    internal string ToView() => PortalLinks.QueryOf((this with { After = null }).ToUri());

    /// <summary>All that the filter lets through, as a file.</summary>
    internal string ToExport(string format) => PortalLinks.With(PortalLinks.FailureExport, [("range", Range), .. Filters, ("format", format)]);

    /// <param name="viewer">The account that looks; null for staff, who may choose one.</param>
    internal FailureFilter ToFilter(long? viewer, IAccountDirectory accounts, DateTimeOffset now) =>
        // An account that is not there has no failures; ids begin above 0.
        ToFilter(viewer ?? (string.IsNullOrWhiteSpace(Account) ? null : accounts.Find(Account)?.Id ?? 0), now) with { Link = viewer is null ? NoneWord.Parse(Link) : null };

    /// <param name="accountId">Whose failures; null for those of all.</param>
    internal FailureFilter ToFilter(long? accountId, DateTimeOffset now) => new()
    {
        AccountId = accountId,
        Cause = Causes is [var only] ? only : null,
        Kinds = Causes.Length > 1 || Ended is not null ? Kinds : null,
        Expiry = Expires == Soon ? new ExpiryRange(now, now + SoonIs) : null,
        Retryable = Show != Everything,
        From = IsDated ? HourOf(From) : HoursOf(Range) is { } hours ? FailureFilter.HourOf(now).AddHours(1 - hours) : null,
        To = HourOf(To),
    };

    private (string, string?)[] Filters => [("reason", Reason), ("show", Show), ("account", Account), ("issue", Issue), ("expires", Expires), ("state", State), ("link", Link), ("from", From), ("to", To)];

    private FailureCause[] Causes => [.. (Reason ?? "").Split(BetweenReasons).Select(FailureCauses.OfName).OfType<FailureCause>()];

    /// <summary>Null for any; what is no final state is none.</summary>
    private TransactionState? Ended => Enum.GetValues<TransactionState>().Where(state => state.IsFailed()).Cast<TransactionState?>().FirstOrDefault(state => state!.Value.Word() == State);

    private IReadOnlyList<FailureKind> Kinds =>
    [
        .. from state in Enum.GetValues<TransactionState>()
           where state.IsFailed() && (Ended is not { } only || state == only)
           from cause in Causes is { Length: > 0 } given ? given : Enum.GetValues<FailureCause>()
           select new FailureKind(state, cause),
    ];

    private static DateTimeOffset? HourOf(string? instant) => PushListQuery.ReadInstant(instant) is { } at ? FailureFilter.HourOf(at) : null;

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
