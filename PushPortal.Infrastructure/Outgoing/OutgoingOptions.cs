using System.ComponentModel.DataAnnotations;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>Limits of the client for URLs that outsiders give (<c>PushPortal:Outgoing</c>).</summary>
internal sealed class OutgoingOptions
{
    public const string Section = "PushPortal:Outgoing";

    /// <summary>Longest time to open a connection, TLS included. 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest time for a whole exchange of a notification or webhook. 100 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:05:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Time after which a connection is not used again, so that a changed address is noticed. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Connections to one host and port under one policy. 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int ConnectionsPerTarget { get; set; } = 64;

    /// <summary>Largest answer that is taken from the target of a notification or webhook, in octets. 1 KiB to 16 MiB.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxResponseOctets { get; set; } = 64 * 1024;

    /// <summary>Networks in CIDR notation where service providers may have targets although the addresses are not public; plain http is allowed to them with local targets.</summary>
    public IList<string> AllowedNetworks { get; } = [];
}
