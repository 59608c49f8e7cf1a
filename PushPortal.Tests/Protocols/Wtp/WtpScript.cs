using System.Net;
using PushPortal.Domain.Protocols.Wtp;

namespace PushPortal.Tests.Protocols.Wtp;

/// <summary>A responder with a clock of its own, and one peer; octets in and out are hexadecimal digits.</summary>
internal sealed class WtpScript(WtpSettings? settings = null)
{
    internal static readonly IPEndPoint Peer = new(IPAddress.Parse("127.0.10.1"), 40_001);

    private WtpTransactionKey _last;

    internal WtpResponder Responder { get; } = new(settings ?? new());

    internal TimeSpan Now { get; private set; }

    /// <summary>What the responder does about a datagram.</summary>
    internal string[] Receive(string hex, IPEndPoint? from = null)
    {
        var outputs = new List<WtpOutput>();
        Responder.Receive(from ?? Peer, Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), Now, outputs);
        return Told(outputs);
    }

    /// <summary>Answers what was invoked last.</summary>
    internal string[] Answer(string hex)
    {
        var outputs = new List<WtpOutput>();
        Responder.Answer(_last, Convert.FromHexString(hex), Now, outputs);
        return Told(outputs);
    }

    internal string[] Abort(WtpAbortReason reason)
    {
        var outputs = new List<WtpOutput>();
        Responder.Abort(_last, reason, outputs);
        return Told(outputs);
    }

    /// <summary>Lets so much time pass, timer by timer.</summary>
    internal string[] Wait(double seconds)
    {
        var end = Now + TimeSpan.FromSeconds(seconds);
        var outputs = new List<WtpOutput>();
        while (Responder.NextDue is { } due && due <= end)
        {
            Now = due;
            Responder.Tick(Now, outputs);
        }
        Now = end;
        return Told(outputs);
    }

    private string[] Told(List<WtpOutput> outputs)
    {
        if (outputs.OfType<WtpOutput.Invoked>().LastOrDefault() is { } invoked)
            _last = invoked.Key;
        return [.. outputs.Select(output => output switch
        {
            WtpOutput.Send send => Convert.ToHexStringLower(send.Datagram.Span),
            WtpOutput.Invoked invoked => $"invoked class {invoked.Class}: {Convert.ToHexStringLower(invoked.Data.Span)}",
            WtpOutput.Confirmed => "confirmed",
            WtpOutput.Aborted aborted => $"aborted: {aborted.Reason}",
            _ => throw new InvalidOperationException(),
        })];
    }
}
