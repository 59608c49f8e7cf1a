using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Erases contents by the store's writer, so that no run of the same push is opened at the same time.</summary>
internal sealed class ContentErasures(PushStore store, IPushLookup pushes, IAccountDirectory accounts, TimeProvider clock) : IContentErasure
{
    public async Task<ErasureOutcome> EraseAsync(long pushId, long? accountId, string reason, Actor by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (await pushes.TransactionsAsync(pushId, ct) is not { Push: var push } || (accountId is { } owner && owner != push.AccountId))
        {
            return ErasureOutcome.NotFound;
        }

        var now = clock.GetUtcNow();
        var entry = by.Did(AuditAction.PushContentErased, AuditSubject.Push(pushId), accounts.Find(push.AccountId)?.Code, reason);
        return await store.Writer.RunAsync(new EraseContentOperation(pushId, accountId, new ContentErasure(now, by.Name, reason), AuditRow.Of(entry, now)));
    }
}
