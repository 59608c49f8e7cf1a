using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Tests.Persistence;

/// <summary>An operation in the middle of a group, at which somebody else changes the database.</summary>
/// <param name="changes">Run once, however often the group is.</param>
internal sealed class Interloper(Action changes) : WriteOperation
{
    private bool _done;

    internal override void Execute(WriteSession session)
    {
        if (!_done)
        {
            _done = true;
            changes();
        }
    }

    internal override void Committed()
    {
    }

    internal override void Failed(Exception failure)
    {
    }
}
