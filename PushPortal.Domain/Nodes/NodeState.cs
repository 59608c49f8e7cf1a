namespace PushPortal.Domain.Nodes;

/// <summary>What a node does. Stored by number.</summary>
public enum NodeState : byte
{
    /// <summary>Stands by, and has not prepared for its turn yet: a takeover would take some seconds longer.</summary>
    Preparing = 0,

    /// <summary>Stands by and is prepared.</summary>
    Prepared = 1,

    /// <summary>Has the lease and works.</summary>
    Works = 2,

    /// <summary>Has not been heard of for a while: it was killed, stands still, or has no way to the store.</summary>
    Gone = 3,
}
