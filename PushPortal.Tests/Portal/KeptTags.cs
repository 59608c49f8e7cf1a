using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;

namespace PushPortal.Tests.Portal;

/// <summary>Changes the tags of pushes that are kept by hand.</summary>
internal sealed class KeptTags(KeptPushes pushes, KeptAudit audit) : IPushTags
{
    public Task<bool> SetAsync(long pushId, long? accountId, IReadOnlyList<string> tags, Actor by, CancellationToken ct)
    {
        if (!pushes.Retag(pushId, accountId, tags))
        {
            return Task.FromResult(false);
        }

        audit.Add(by.Did(AuditAction.PushTagsChanged, AuditSubject.Push(pushId)));
        return Task.FromResult(true);
    }
}
