namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What both processes had used at an instant of the run.</summary>
/// <param name="Instant">Of the tally, microseconds.</param>
/// <param name="Gateway">Processor time of the gateway.</param>
/// <param name="Peers">Processor time of this process: load, SMSC and notification receiver.</param>
internal sealed record UsageMark(int Instant, TimeSpan Gateway, TimeSpan Peers)
{
    internal static UsageMark Now(Tally tally, GatewayProcess gateway) =>
        new(tally.Now, ProcessUsage.Processor(gateway.Id), ProcessUsage.Processor(Environment.ProcessId));
}
