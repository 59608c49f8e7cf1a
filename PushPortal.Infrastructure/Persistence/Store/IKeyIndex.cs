using Microsoft.Extensions.Logging;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>By what rows are found that bear texts which initiators choose, and how a push-id that was used before is told. Nothing that it takes up per push is looked for at random in all of history.</summary>
internal interface IKeyIndex : ILookupTables, IDisposable
{
    /// <summary>Takes over what an earlier start has left undone, before anything is accepted.</summary>
    void CatchUp(StoreWriter writer);

    /// <summary>Begins to ask whether the push-id of a push was used before. Called by the thread that brings the push, so that the writer has little to ask.</summary>
    IDuplicateCheck Check(Push push);

    /// <summary>Notes a row that is being stored. Called by the writer.</summary>
    void Add(WriteSession session, LookupKind kind, string text, long id);

    /// <summary>Whether the push is there and has this push-id.</summary>
    bool HasPushId(long id, long accountId, string pushId);

    /// <summary>What is done for the keys behind the message path.</summary>
    /// <param name="store">That they are of.</param>
    KeyUpkeep Upkeep(PushStore store, TimeProvider clock, ILoggerFactory loggers);
}
