using System.Net;

namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>An initiator, by its address and port: its transactions, and the last id that it used (WAP-224, 7.8).</summary>
internal sealed class WtpPeer(IPEndPoint address)
{
    private const int TidMask = 0x7FFF;
    private const int Window = 0x4000;

    private ushort? _lastTid;

    public IPEndPoint Address => address;

    public Dictionary<ushort, WtpTransaction> Transactions { get; } = [];

    /// <summary>Whether the id is a new one. Otherwise the request may be an old copy, and the initiator has to be asked.</summary>
    public bool IsNew(WtpPdu invoke)
    {
        if (invoke.IsTidNew)
        {
            _lastTid = 0;
            return false;
        }
        if (_lastTid is { } last ? ((invoke.Tid - last) & TidMask) is 0 or > Window : invoke.IsRepeated)
            return false;
        _lastTid = invoke.Tid;
        return true;
    }

    /// <summary>The initiator says that the transaction is its own.</summary>
    public void Confirm(ushort tid) => _lastTid = tid;
}
