using PushPortal.Domain.Audit;

namespace PushPortal.Domain.Pushes;

/// <summary>Erases contents on demand.</summary>
public interface IContentErasure
{
    /// <summary>Erases the content of a push that has come to its end for every recipient, with an entry in the audit log in the same commit.</summary>
    /// <param name="accountId">Whose push it has to be; null for any.</param>
    /// <param name="reason">1 to <see cref="ContentErasure.LongestReason"/> characters.</param>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    Task<ErasureOutcome> EraseAsync(long pushId, long? accountId, string reason, Actor by, CancellationToken ct);
}
