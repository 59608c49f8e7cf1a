using System.Net;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Protocols.Wtp;

namespace PushPortal.Domain.WapGateway.Sessions;

/// <summary>A session of a handset (WAP-230, 6.2): what was agreed on when it connected, and what is under way.</summary>
public sealed class WspSession
{
    internal WspSession(uint id, IPEndPoint peer, WspCapabilities agreed, IReadOnlyList<WspHeader> headers) =>
        (Id, Peer, Agreed, Headers) = (id, peer, agreed, headers);

    public uint Id { get; }

    /// <summary>Where the handset is; another port after a resume.</summary>
    public IPEndPoint Peer { get; internal set; }

    public WspCapabilities Agreed { get; }

    /// <summary>They hold for each request that does not say otherwise.</summary>
    public IReadOnlyList<WspHeader> Headers { get; internal set; }

    /// <summary>Largest reply, in octets of its PDU.</summary>
    public int MaxReplyOctets { get; internal init; }

    internal bool IsSuspended { get; set; }

    internal TimeSpan LastUsed { get; set; }

    internal HashSet<WtpTransactionKey> Methods { get; } = [];
}
