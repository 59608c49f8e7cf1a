using HdrHistogram;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>A distribution of times, to three digits.</summary>
internal sealed class Latency
{
    private const long Longest = 3_600_000_000;
    private const double MicrosecondsInMillisecond = 1000;

    private readonly LongHistogram _microseconds = new(Longest, 3);

    internal void Record(int microseconds) => _microseconds.RecordValue(Math.Max(1, microseconds));

    /// <summary>Milliseconds; 0 when nothing was recorded.</summary>
    internal double Percentile(double percent) => _microseconds.TotalCount == 0 ? 0 : _microseconds.GetValueAtPercentile(percent) / MicrosecondsInMillisecond;

    internal double Median => Percentile(50);

    internal double P99 => Percentile(99);

    internal double Max => Percentile(100);
}
