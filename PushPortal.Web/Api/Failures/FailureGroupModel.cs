using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Failures;

/// <summary>How many transactions stand failed, by what they ended in and why.</summary>
/// <param name="Cause">By its name, such as absent-subscriber.</param>
/// <param name="Reason">The same in words.</param>
/// <param name="Retryable">Whether they may be retried, as long as their pushes have their content.</param>
internal sealed record FailureGroupModel(string State, string Cause, string Reason, bool Retryable, long Count)
{
    internal static FailureGroupModel Of(FailureGroup group) =>
        new(group.State.Word(), group.Cause.Name(), group.Cause.Words(), TransactionLifecycle.MayRetry(group.State), group.Count);
}
