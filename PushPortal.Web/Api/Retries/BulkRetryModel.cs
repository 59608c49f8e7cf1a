using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Retries;

/// <summary>A bulk retry: its plan, its progress, its report.</summary>
/// <param name="Status">planned, running, paused, cancelled or finished.</param>
/// <param name="Total">Transactions that it has.</param>
/// <param name="Waiting">Those that are still to be retried; in a plan, those that would be.</param>
/// <param name="Changed">Those that somebody else retried, or that were deleted, since the plan was made.</param>
/// <param name="DeadlinePassed">Those whose initiator's deliver-before has passed.</param>
/// <param name="NotRetryable">Those that were cancelled or rejected, and those whose content was erased.</param>
/// <param name="Kinds">What the plan found, by state and cause.</param>
/// <param name="Rate">Transactions a second.</param>
internal sealed record BulkRetryModel(
    string Id,
    string Status,
    string By,
    DateTimeOffset PlannedAt,
    DateTimeOffset? DeliverBefore,
    int Total,
    int Waiting,
    int Retried,
    int Changed,
    int DeadlinePassed,
    int NotRetryable,
    IReadOnlyList<BulkRetryKindModel> Kinds,
    string? Reason,
    int Rate,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt)
{
    internal static BulkRetryModel Of(BulkRetry retry) => new(
        PublicId.Format(PublicId.BulkRetry, retry.Id),
        retry.Status.Word(),
        retry.By,
        retry.PlannedAt,
        retry.DeliverBefore,
        retry.Counts.All,
        retry.Counts.Waiting,
        retry.Counts.Retried,
        retry.Counts.Changed,
        retry.Counts.DeadlinePassed,
        retry.Counts.NotRetryable,
        [.. retry.Kinds.Select(kind => new BulkRetryKindModel(kind.State.Word(), kind.Cause.Name(), kind.Cause.Words(), kind.Found, kind.WouldRetry))],
        retry.Reason,
        retry.Rate,
        retry.StartedAt,
        retry.EndedAt);
}
