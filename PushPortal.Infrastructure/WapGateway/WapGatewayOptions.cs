using System.ComponentModel.DataAnnotations;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Where handsets reach the WAP gateway and what it does for them (<c>PushPortal:WapGateway</c>).</summary>
internal sealed class WapGatewayOptions
{
    public const string Section = "PushPortal:WapGateway";

    /// <summary>Address and port of the HTTP proxy; port 0 takes a free one.</summary>
    [Required]
    public string HttpEndpoint { get; set; } = "127.0.0.1:8090";

    /// <summary>Address and port of connectionless WSP over UDP; port 0 takes a free one, and an empty text leaves it out.</summary>
    public string WspEndpoint { get; set; } = "127.0.0.1:9200";

    /// <summary>Address and port of WSP's sessions, over WTP and UDP; port 0 takes a free one, and an empty text leaves it out.</summary>
    public string WspSessionEndpoint { get; set; } = "127.0.0.1:9201";

    /// <summary>Longest time for a request's head to arrive. 100 ms to 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:02:00")]
    public TimeSpan RequestHeadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time in which an origin, or a handset that sends or takes a body, may make no progress. 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest silence in both directions of a tunnel before it is closed. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TunnelIdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Largest body that a handset may send, in octets. 1 KiB to 1 GiB.</summary>
    [Range(1024L, 1024 * 1024 * 1024L)]
    public long MaxRequestOctets { get; set; } = 4 * 1024 * 1024;

    /// <summary>Largest body that is passed to a handset, in octets; also for what a tunnel brings. 1 KiB to 4 GiB.</summary>
    [Range(1024L, 4L * 1024 * 1024 * 1024)]
    public long MaxResponseOctets { get; set; } = 32 * 1024 * 1024;

    /// <summary>Connections of handsets at the same time. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; set; } = 2000;

    /// <summary>Tunnels open at the same time. 0 (none) to 100,000.</summary>
    [Range(0, 100_000)]
    public int MaxTunnels { get; set; } = 500;

    /// <summary>Requests and tunnels of one handset at the same time. 0 (no limit) to 1,000.</summary>
    [Range(0, 1000)]
    public int MaxFetchesPerHandset { get; set; } = 16;

    /// <summary>Ports that a tunnel may lead to besides 443.</summary>
    public IList<int> TunnelPorts { get; } = [];

    /// <summary>Ports below 1024 where content may be fetched besides 80 and 443.</summary>
    public IList<int> OriginPorts { get; } = [];

    /// <summary>Networks in CIDR notation whose origins are reachable although their addresses are not public.</summary>
    public IList<string> OriginNetworks { get; } = [];

    /// <summary>
    /// The header that tells an origin the handset's number, where its account is allowed it (header enrichment); none of this name passes from a handset. It begins with <c>X-</c>.
    /// The default is Kannel's.
    /// </summary>
    [Required, RegularExpression("^[Xx]-[A-Za-z0-9-]{1,60}$", ErrorMessage = Section + ":NumberHeader must be a header's name that begins with X-, of letters, digits and hyphens")]
    public string NumberHeader { get; set; } = "X-WAP-Network-Client-MSISDN";

    /// <summary>
    /// Networks in CIDR notation of fronts, such as an operator's packet gateway, that write who asks into <see cref="FrontHeader"/>; from anybody else that header says nothing. A front
    /// has to take away what handsets write into it.
    /// </summary>
    public IList<string> FrontNetworks { get; } = [];

    /// <summary>The header by which a front tells the handset's number; none of this name passes. It begins with <c>X-</c>.</summary>
    [Required, RegularExpression("^[Xx]-[A-Za-z0-9-]{1,60}$", ErrorMessage = Section + ":FrontHeader must be a header's name that begins with X-, of letters, digits and hyphens")]
    public string FrontHeader { get; set; } = "X-WAP-Network-Client-MSISDN";

    /// <summary>How many of a handset's newest pushes are searched for the one that named a fetched URL. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxPushesSearched { get; set; } = 1000;

    /// <summary>Whether content may be fetched from this machine: for demonstrations and tests.</summary>
    public bool AllowLoopbackOrigins { get; set; }

    /// <summary>Whether a client on this machine is served although its address is no handset's. Others are never served unidentified.</summary>
    public bool AllowUnidentifiedClients { get; set; }

    public bool MayTunnelTo(int port) => port == 443 || TunnelPorts.Contains(port);

    public bool MayFetchFrom(int port) => port is 80 or 443 or >= 1024 || OriginPorts.Contains(port);
}
