using System.Net;

namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>What a responder wants done: a datagram sent, or its user told.</summary>
public abstract record WtpOutput
{
    private WtpOutput()
    {
    }

    public sealed record Send(IPEndPoint Peer, ReadOnlyMemory<byte> Datagram) : WtpOutput;

    /// <summary>A whole request is there (TR-Invoke.ind). One of class 2 is answered by a result or an abort.</summary>
    public sealed record Invoked(WtpTransactionKey Key, byte Class, ReadOnlyMemory<byte> Data) : WtpOutput;

    /// <summary>The initiator has the result (TR-Result.cnf).</summary>
    public sealed record Confirmed(WtpTransactionKey Key) : WtpOutput;

    /// <summary>The transaction ended without (TR-Abort.ind).</summary>
    public sealed record Aborted(WtpTransactionKey Key, WtpAbortReason Reason) : WtpOutput;
}
