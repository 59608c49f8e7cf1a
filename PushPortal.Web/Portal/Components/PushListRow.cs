using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>A push with what a list says of its recipients: of the first ones, where it has many.</summary>
/// <param name="First">The first transactions, as their viewer may see them.</param>
public sealed record PushListRow(PushSummary Summary, IReadOnlyList<Transaction> First)
{
    /// <summary>So many are read of each push: what a row costs is bounded.</summary>
    internal const int MostRead = 10;

    private const int MostCauses = 2;

    /// <summary>The first recipient; null when none was read.</summary>
    internal string? Recipient => First is [var first, ..] ? RecipientName.Of(first) : null;

    /// <summary>How many there are beside the first.</summary>
    internal int Others => Summary.Push.Recipients - 1;

    /// <summary>The last change of any of its transactions; null when there are more than were read.</summary>
    internal DateTimeOffset? ChangedAt => First.Count > 0 && First.Count >= Summary.Push.Recipients ? First.Max(transaction => transaction.UpdatedAt) : null;

    /// <summary>Short messages to a recipient; null when none was read.</summary>
    internal int? Segments => First is [var first, ..] ? first.Segments : null;

    /// <summary>Why it failed, or waits, for those that were read; the most frequent first.</summary>
    internal IReadOnlyList<FailureCause> Causes =>
    [
        .. First.Where(transaction => transaction.Cause != FailureCause.None).GroupBy(transaction => transaction.Cause).OrderByDescending(cause => cause.Count()).ThenBy(cause => cause.Key).Take(MostCauses).Select(cause => cause.Key),
    ];

    internal static PushListRow Of(PushDetails details, NumberSight sight) => new(details.Summary, [.. details.Transactions.Select(sight.Of)]);
}
