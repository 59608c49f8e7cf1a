using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>A transaction that ended without delivery, with its push's own id, for those who retry.</summary>
/// <param name="ContentErased">Whether its push has no content any more.</param>
public sealed record FailedTransaction(Transaction Transaction, string InitiatorPushId, bool ContentErased)
{
    /// <summary>Why no other run can be opened, in words; null when one can, maybe with a new end of its lifetime.</summary>
    public string? NeverRetried => PushRules.AgainstRetryEver(Transaction, ContentErased);
}
