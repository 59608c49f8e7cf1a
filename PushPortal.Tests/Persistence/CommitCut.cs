namespace PushPortal.Tests.Persistence;

/// <summary>Where a connection is cut while it commits.</summary>
public enum CommitCut
{
    None,

    /// <summary>The server does not get the commit.</summary>
    BeforeTheServer,

    /// <summary>The server has committed, and its answer is lost.</summary>
    BeforeTheAnswer,
}
