using System.Text;
using BenchmarkDotNet.Attributes;
using PushPortal.Benchmarks.Pipeline;
using PushPortal.Domain.Content;

namespace PushPortal.Benchmarks.Codecs;

/// <summary>Contents to what goes on the air: WBXML, and the binary MMS notification.</summary>
[MemoryDiagnoser]
public class ContentBenchmarks
{
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    /// <summary>As it comes by PAP.</summary>
    private readonly RawContent _document = new() { ContentType = "text/vnd.wap.si", Body = Encoding.UTF8.GetBytes(PushRequests.IndicationDocument(segments: 2)) };

    /// <summary>As it comes by REST.</summary>
    private readonly ServiceIndication _indication = new() { Href = "http://www.example.com/mail/1", Text = "You have 4 new messages waiting in your inbox.", Action = SignalAction.High };

    private readonly MmsNotification _notification = new()
    {
        TransactionId = "T1234567890",
        ContentLocation = "http://mmsc.example/m/1234567890",
        MessageSize = 30_000,
        ExpirySeconds = 259_200,
        From = "+8613800000001",
        Subject = "Holiday",
    };

    /// <summary>The XML document of a Service Indication, compiled.</summary>
    [Benchmark]
    public EncodedContent IndicationDocument() => ContentEncoder.Encode(_document, _now);

    /// <summary>A Service Indication from its fields.</summary>
    [Benchmark]
    public EncodedContent Indication() => ContentEncoder.Encode(_indication, _now);

    /// <summary>M-Notification.ind from its fields.</summary>
    [Benchmark]
    public EncodedContent MmsNotification() => ContentEncoder.Encode(_notification, _now);
}
