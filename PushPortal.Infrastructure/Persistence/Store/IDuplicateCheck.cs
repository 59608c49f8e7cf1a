namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Whether a push's account used its push-id before.</summary>
internal interface IDuplicateCheck
{
    /// <summary>Says what it is going to ask.</summary>
    void Foresee(AskedAhead questions);

    /// <summary>The push that has the push-id already, the newest if there are several. Called by the writer.</summary>
    long? Find(WriteSession session);
}
