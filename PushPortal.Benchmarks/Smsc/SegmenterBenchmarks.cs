using BenchmarkDotNet.Attributes;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Benchmarks.Smsc;

/// <summary>A push PDU to its short messages.</summary>
[MemoryDiagnoser]
public class SegmenterBenchmarks
{
    private byte[] _datagram = [];

    /// <summary>Of the datagram.</summary>
    [Params(100, 240, 1200)]
    public int Octets { get; set; }

    /// <summary>What is cut.</summary>
    [GlobalSetup]
    public void Setup() => _datagram = new byte[Octets];

    /// <summary>Between the ports of WAP push.</summary>
    [Benchmark]
    public IReadOnlyList<Segment> Split() => Segmenter.Split(_datagram, PushRequest.WapPush, reference: 1);
}
