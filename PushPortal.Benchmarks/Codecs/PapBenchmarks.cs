using System.Text;
using BenchmarkDotNet.Attributes;
using PushPortal.Benchmarks.Pipeline;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Benchmarks.Codecs;

/// <summary>PAP in and out.</summary>
[MemoryDiagnoser]
public class PapBenchmarks
{
    private readonly byte[] _push = Encoding.ASCII.GetBytes(PushRequests.PapBody(recipients: 1, segments: 2, "http://127.0.0.1:8099/notify"));

    private readonly ResultNotificationMessage _result = new()
    {
        PushId = "bench-00000000001@pi.example",
        SenderName = "PushPortal",
        ReceivedTime = TimeProvider.System.GetUtcNow(),
        EventTime = TimeProvider.System.GetUtcNow(),
        MessageState = MessageState.Delivered,
        Code = PapStatus.Ok,
        Address = new PapAddress("WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example"),
    };

    /// <summary>A push submission: multipart, control entity, content entity.</summary>
    [Benchmark]
    public PapRequest ReadPush() => PapRequest.Read(_push, PushRequests.PapContentType);

    /// <summary>A result notification.</summary>
    [Benchmark]
    public byte[] WriteResult() => PapWriter.Write(_result);
}
