using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Adds a line of history that changes nothing else.</summary>
internal sealed class AddLineOperation(TimelineEntry entry) : WriteOperation<bool>
{
    internal override void Execute(WriteSession session) => TimelineSql.Insert(session, entry);
}
