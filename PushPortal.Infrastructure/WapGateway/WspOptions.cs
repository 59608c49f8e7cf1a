using System.ComponentModel.DataAnnotations;
using PushPortal.Domain.Protocols.Wtp;
using PushPortal.Domain.WapGateway.Sessions;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>What the WAP gateway does for WAP 1.x handsets (<c>PushPortal:WapGateway:Wsp</c>). Where it listens stands beside the HTTP proxy's endpoint.</summary>
internal sealed class WspOptions
{
    public const string Section = "PushPortal:WapGateway:Wsp";

    /// <summary>Longest time from a request to its answer. 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Largest request over a session, in octets: with its URL, headers and body. 1,400 to 350,000.</summary>
    [Range(1400, 350_000)]
    public int MaxRequestOctets { get; set; } = 307_200;

    /// <summary>Largest reply over a session, in octets, with its headers; less where the handset takes less. 1,400 to 350,000.</summary>
    [Range(1400, 350_000)]
    public int MaxReplyOctets { get; set; } = 262_144;

    /// <summary>Largest connectionless reply, in octets: it is one datagram. 256 to 65,000.</summary>
    [Range(256, 65_000)]
    public int MaxConnectionlessReplyOctets { get; set; } = 1400;

    /// <summary>Octets of one packet of a reply that is segmented. 128 to 1,400.</summary>
    [Range(128, 1400)]
    public int PacketOctets { get; set; } = 1400;

    /// <summary>How long a request is worked on before the handset is told to wait. 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:01:00")]
    public TimeSpan AcknowledgementInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a reply waits for its acknowledgement before it is sent again. 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:01:00")]
    public TimeSpan RetransmissionInterval { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How often a reply is sent again. 0 to 20.</summary>
    [Range(0, 20)]
    public int MaxRetransmissions { get; set; } = 8;

    /// <summary>How long the rest of a request is waited for. 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan WaitInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Transactions of all handsets at the same time, at each of the two endpoints. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxTransactions { get; set; } = 2000;

    /// <summary>Transactions of one address and port at the same time. 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int MaxTransactionsPerPeer { get; set; } = 16;

    /// <summary>Transactions of one address at the same time, from all of its ports. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxTransactionsPerHandset { get; set; } = 32;

    /// <summary>Octets of requests that come in and replies that go out, of all sessions. 1 MiB to 4 GiB.</summary>
    [Range(1024 * 1024L, 4L * 1024 * 1024 * 1024)]
    public long MaxKeptOctets { get; set; } = 64 * 1024 * 1024;

    /// <summary>Sessions at the same time. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSessions { get; set; } = 10_000;

    /// <summary>Sessions of one address; a further one ends the oldest. 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int MaxSessionsPerHandset { get; set; } = 16;

    /// <summary>Requests of one session at the same time. 1 to 16.</summary>
    [Range(1, 16)]
    public int MaxMethods { get; set; } = 4;

    /// <summary>How long a session is kept in which nothing happens. 10 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromMinutes(30);

    public WtpSettings ToWtp() => new()
    {
        AcknowledgementInterval = AcknowledgementInterval,
        RetransmissionInterval = RetransmissionInterval,
        MaxRetransmissions = MaxRetransmissions,
        WaitInterval = WaitInterval,
        PacketOctets = PacketOctets,
        MaxInvokeOctets = MaxRequestOctets,
        MaxKeptOctets = MaxKeptOctets,
        MaxTransactions = MaxTransactions,
        MaxTransactionsPerPeer = MaxTransactionsPerPeer,
        MaxTransactionsPerAddress = MaxTransactionsPerHandset,
    };

    public WspSessionSettings ToSessions() => new()
    {
        MaxRequestOctets = (uint)MaxRequestOctets,
        // Packets are numbered by one octet.
        MaxReplyOctets = (uint)Math.Min(MaxReplyOctets, ToWtp().MaxResultOctets),
        MaxMethods = (byte)MaxMethods,
        MaxSessions = MaxSessions,
        MaxSessionsPerHandset = MaxSessionsPerHandset,
        IdleTimeout = SessionIdleTimeout,
    };
}
