namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The gateway's link to handsets in a run.</summary>
internal enum LinkOfRun
{
    /// <summary>To the benchmark's own SMSC, over SMPP.</summary>
    Smpp,

    /// <summary>To the simulated network in the gateway's process, whose deliveries the benchmark cannot see but in notifications.</summary>
    Simulator,
}
