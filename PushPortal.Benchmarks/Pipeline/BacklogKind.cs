namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What is in the store before a run.</summary>
internal enum BacklogKind
{
    /// <summary>Transactions that wait for a time that lies behind the run.</summary>
    Waiting,

    /// <summary>Transactions that were delivered, and whose initiator has confirmed it.</summary>
    History,

    /// <summary>Transactions that are set aside of an account that is held; another account submits.</summary>
    Held,
}
