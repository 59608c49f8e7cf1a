using System.Net;

namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>One transaction of a peer. The serial number tells it from a later one, to which the peer gave the same transaction id.</summary>
public readonly record struct WtpTransactionKey(IPEndPoint Peer, ushort Tid, long Serial);
