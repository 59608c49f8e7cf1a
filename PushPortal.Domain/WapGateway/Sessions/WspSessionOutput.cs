using System.Net;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Protocols.Wtp;

namespace PushPortal.Domain.WapGateway.Sessions;

/// <summary>What the session layer wants done.</summary>
public abstract record WspSessionOutput
{
    private WspSessionOutput()
    {
    }

    public sealed record Send(IPEndPoint Peer, ReadOnlyMemory<byte> Datagram) : WspSessionOutput;

    /// <summary>A request to be fetched and answered (S-MethodInvoke.ind).</summary>
    public sealed record MethodInvoked(WtpTransactionKey Key, WspSession Session, WspRequest Request) : WspSessionOutput;

    /// <summary>Nobody waits for the answer any longer (S-MethodAbort.ind).</summary>
    public sealed record MethodAborted(WtpTransactionKey Key) : WspSessionOutput;
}
