namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What the processes had used at an instant of the run.</summary>
/// <param name="Instant">Of the tally, microseconds.</param>
/// <param name="Gateway">Processor time of the gateway.</param>
/// <param name="Compiler">Of that, what its runtime compiled with.</param>
/// <param name="Store">Processor time of the store's server, where it has one.</param>
/// <param name="Peers">Processor time of this process: load, SMSC and notification receiver.</param>
/// <param name="Machine">Processor time that the whole machine had spent.</param>
internal sealed record UsageMark(int Instant, TimeSpan Gateway, TimeSpan Compiler, TimeSpan Store, TimeSpan Peers, TimeSpan Machine)
{
    internal static UsageMark Now(Tally tally, GatewayProcess gateway, StoreServer store) =>
        new(tally.Now, ProcessUsage.Processor(gateway.Id), ProcessUsage.Compiler(gateway.Id), store.Processor, ProcessUsage.Processor(Environment.ProcessId), ProcessUsage.Machine());

    /// <summary>The processors that other processes had between two marks.</summary>
    internal double OthersSince(UsageMark earlier) =>
        ((Machine - earlier.Machine) - (Gateway - earlier.Gateway) - (Store - earlier.Store) - (Peers - earlier.Peers)) / TimeSpan.FromMicroseconds(Instant - earlier.Instant);
}
