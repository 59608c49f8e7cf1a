using PushPortal.Benchmarks.Viewers;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What a run measured. Latencies are of the pushes sent in the measured time; counts of lost and duplicated ones are of the whole run.</summary>
internal sealed record RunFigures
{
    /// <summary>Transactions confirmed a second, from the start of the measured time to the last confirmation.</summary>
    internal required double PushesPerSecond { get; init; }

    /// <summary>Transactions acknowledged a second in the measured time.</summary>
    internal required double AcceptedPerSecond { get; init; }

    /// <summary>Short messages a second, over the same time as the pushes.</summary>
    internal required double SegmentsPerSecond { get; init; }

    /// <summary>Processor time of the gateway for each confirmed transaction, microseconds.</summary>
    internal required double GatewayMicroseconds { get; init; }

    /// <summary>Of that, what the gateway's runtime compiled with: a gateway that has run for longer does not.</summary>
    internal required double CompilerMicroseconds { get; init; }

    /// <summary>The same of the store's server; 0 where the store is in the gateway.</summary>
    internal required double StoreMicroseconds { get; init; }

    /// <summary>The same of load, SMSC and receiver together.</summary>
    internal required double PeerMicroseconds { get; init; }

    /// <summary>Processors that other processes had meanwhile: what disturbed the run.</summary>
    internal required double Others { get; init; }

    /// <summary>From the request to its answer.</summary>
    internal required Latency Accept { get; init; }

    /// <summary>From the request to the last segment at the SMSC.</summary>
    internal required Latency Delivery { get; init; }

    /// <summary>From the request to its notification.</summary>
    internal required Latency Notification { get; init; }

    /// <summary>Of the gateway when the measured time began, MiB.</summary>
    internal required double FirstMemory { get; init; }

    /// <summary>Of the gateway, MiB.</summary>
    internal required double PeakMemory { get; init; }

    /// <summary>Of the gateway at the end, MiB.</summary>
    internal required double ResidentMemory { get; init; }

    /// <summary>From the end of the load until all was confirmed.</summary>
    internal required double DrainSeconds { get; init; }

    /// <summary>From the start of the process, in seconds.</summary>
    internal required double ReadySeconds { get; init; }

    /// <summary>Transactions.</summary>
    internal required long Acknowledged { get; init; }

    /// <summary>Transactions that were notified.</summary>
    internal required long Confirmed { get; init; }

    internal required int Lost { get; init; }

    internal required int Duplicated { get; init; }

    /// <summary>Notifications of another state than <c>delivered</c>, although the SMSC took everything.</summary>
    internal required long OtherStates { get; init; }

    /// <summary>Segments and notifications of no transaction of the run.</summary>
    internal required long Strays { get; init; }

    /// <summary>Pushes that were not taken.</summary>
    internal required IReadOnlyDictionary<string, long> Refusals { get; init; }

    /// <summary>Changes that the hub told, to each of its viewers.</summary>
    internal required long HubChanges { get; init; }

    /// <summary>Of all open dashboards.</summary>
    internal required long RenderBatches { get; init; }

    /// <summary>What went wrong at live viewers.</summary>
    internal required IReadOnlyList<string> ViewerFailures { get; init; }

    internal long Refused => Refusals.Values.Sum();

    /// <summary>Whether the gateway kept its word.</summary>
    internal bool IsSound => Lost == 0 && Duplicated == 0 && OtherStates == 0 && Strays == 0 && ViewerFailures.Count == 0 && Confirmed > 0;

    internal static RunFigures Of(PipelineOptions options, Tally tally, (UsageMark Start, UsageMark Stop, UsageMark End) marks, TimeSpan ready, ViewerCounts viewers, double firstMemory, double peakMemory, double residentMemory)
    {
        var (start, stop, end) = marks;
        int accepted = 0, confirmed = 0, segments = 0, lost = 0, duplicated = 0, last = start.Instant;
        Latency accept = new(), delivery = new(), notification = new();
        for (var transaction = 0; transaction < tally.Taken; transaction++)
        {
            var trace = tally[transaction];
            lost += LostTransactions.IsLost(trace, options.Link) ? 1 : 0;
            duplicated += trace.IsDuplicated ? 1 : 0;
            accepted += IsWithin(trace.Answered, start, stop) ? 1 : 0;
            if (trace.Notified >= start.Instant)
            {
                confirmed++;
                segments += trace.Segments;
                last = Math.Max(last, trace.Notified);
            }

            if (IsWithin(trace.Answered, start, stop))
            {
                if (transaction % options.Recipients == 0)
                {
                    accept.Record(trace.Answered - trace.Sent);
                }

                Record(delivery, trace.Delivered, trace.Sent);
                Record(notification, trace.Notified, trace.Sent);
            }
        }

        var seconds = Seconds(start.Instant, last);
        return new RunFigures
        {
            PushesPerSecond = Over(confirmed, seconds),
            AcceptedPerSecond = Over(accepted, Seconds(start.Instant, stop.Instant)),
            SegmentsPerSecond = Over(segments, seconds),
            GatewayMicroseconds = Over((end.Gateway - start.Gateway).TotalMicroseconds, confirmed),
            CompilerMicroseconds = Math.Max(0, Over((end.Compiler - start.Compiler).TotalMicroseconds, confirmed)),
            StoreMicroseconds = Over((end.Store - start.Store).TotalMicroseconds, confirmed),
            PeerMicroseconds = Over((end.Peers - start.Peers).TotalMicroseconds, confirmed),
            Others = Math.Max(0, end.OthersSince(start)),
            Accept = accept,
            Delivery = delivery,
            Notification = notification,
            FirstMemory = firstMemory,
            PeakMemory = peakMemory,
            ResidentMemory = residentMemory,
            ReadySeconds = ready.TotalSeconds,
            DrainSeconds = Math.Max(0, Seconds(stop.Instant, last)),
            Acknowledged = tally.Acknowledged,
            Confirmed = tally.Confirmed,
            Lost = lost,
            Duplicated = duplicated,
            OtherStates = tally.OtherStates,
            Strays = tally.Strays,
            Refusals = tally.Refusals,
            HubChanges = viewers.Changes,
            RenderBatches = viewers.Batches,
            ViewerFailures = [.. viewers.Failures],
        };
    }

    private static bool IsWithin(int instant, UsageMark start, UsageMark stop) => instant >= start.Instant && instant < stop.Instant;

    private static void Record(Latency latency, int instant, int sent)
    {
        if (instant > 0)
        {
            latency.Record(instant - sent);
        }
    }

    private static double Seconds(int from, int to) => (to - from) / 1_000_000.0;

    private static double Over(double amount, double divisor) => divisor > 0 ? amount / divisor : 0;
}
