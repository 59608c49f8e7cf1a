namespace PushPortal.Domain.Lab;

/// <summary>A way of delivering that an experiment compares: how short messages are scheduled, and whether other traffic goes through the same SMSC.</summary>
public enum LabArm
{
    /// <summary>What operators run: unrelated short messages with a retry schedule of minutes and hours, on the SMSC that carries everything else.</summary>
    SharedStoreAndForward,

    /// <summary>The same on an SMSC of its own.</summary>
    DedicatedStoreAndForward,

    /// <summary>Unrelated short messages on an SMSC of their own, with the pauses of transaction mode: what patience alone would give.</summary>
    DedicatedPrompt,

    /// <summary>Groups as transactions, on the SMSC that carries everything else.</summary>
    SharedTransactions,

    /// <summary>The product: groups as transactions, on an SMSC of their own.</summary>
    DedicatedTransactions,
}
