using PushPortal.Domain.Audit;

namespace PushPortal.Domain.Pushes;

/// <summary>Changes the tags of pushes after their submission, apart from the message path.</summary>
public interface IPushTags
{
    /// <summary>Has the push bear these tags and no others, with an entry in the audit log in the same commit.</summary>
    /// <param name="accountId">Whose push it has to be; null for any.</param>
    /// <param name="tags">As <see cref="PushTag.ParseAll"/> gives them.</param>
    /// <returns>False when there is no such push in the account.</returns>
    Task<bool> SetAsync(long pushId, long? accountId, IReadOnlyList<string> tags, Actor by, CancellationToken ct);
}
