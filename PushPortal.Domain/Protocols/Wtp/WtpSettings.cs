namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>Timers, counters and bounds of a responder.</summary>
public sealed record WtpSettings
{
    /// <summary>How long a request may be worked on before the initiator is told to wait (timer A).</summary>
    public TimeSpan AcknowledgementInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a result waits for its acknowledgement before it is sent again (timer R).</summary>
    public TimeSpan RetransmissionInterval { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How often a result, or one of its groups, is sent again (RCR).</summary>
    public int MaxRetransmissions { get; init; } = 8;

    /// <summary>How long the rest of a message, or the answer to a TID verification, is waited for, and a class 1 transaction remembered (timer W).</summary>
    public TimeSpan WaitInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Octets of user data in a packet.</summary>
    public int PacketOctets { get; init; } = 1400;

    /// <summary>Octets that all packets of an Invoke may have together.</summary>
    public int MaxInvokeOctets { get; init; } = 300 * 1024;

    /// <summary>Octets of requests and results that are kept at a time.</summary>
    public long MaxKeptOctets { get; init; } = 64 * 1024 * 1024;

    /// <summary>Transactions open at a time.</summary>
    public int MaxTransactions { get; init; } = 2000;

    /// <summary>Transactions that one peer, an address and port, has open at a time.</summary>
    public int MaxTransactionsPerPeer { get; init; } = 16;

    /// <summary>Transactions that one address has open at a time, from whatever ports: a handset has as many peers as it likes.</summary>
    public int MaxTransactionsPerAddress { get; init; } = 32;

    /// <summary>The largest message: 256 packets, because their numbers have one octet.</summary>
    public int MaxResultOctets => 256 * PacketOctets;
}
