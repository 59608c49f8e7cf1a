using PushPortal.Domain.Retries;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Begins a bulk retry.</summary>
internal sealed class AddBulkRetryOperation(BulkRetry plan) : WriteOperation<bool>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session) => BulkRetrySql.Insert(session, plan);
}
