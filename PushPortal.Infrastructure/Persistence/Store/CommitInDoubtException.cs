namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>The answer to a commit was lost: it may have taken place or not, until <see cref="StoreConnection.IsCommitted"/> says it.</summary>
internal sealed class CommitInDoubtException(Exception lost) : Exception(lost.Message, lost);
