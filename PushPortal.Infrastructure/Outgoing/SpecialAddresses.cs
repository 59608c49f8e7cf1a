using System.Net;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>
/// Addresses that are no public host: the IANA special-purpose registries (RFC 6890 and what it lists), and the metadata
/// services of hosting providers.
/// </summary>
internal static class SpecialAddresses
{
    private static readonly (IPNetwork Network, string Kind)[] Kinds =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an unspecified address"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private address"),
        (IPNetwork.Parse("100.64.0.0/10"), "a carrier-grade NAT address"),
        (IPNetwork.Parse("127.0.0.0/8"), "a loopback address"),
        (IPNetwork.Parse("168.63.129.16/32"), "a metadata service"),
        (IPNetwork.Parse("169.254.169.254/32"), "a metadata service"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local address"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private address"),
        (IPNetwork.Parse("192.0.0.0/24"), "a protocol assignment"),
        (IPNetwork.Parse("192.0.2.0/24"), "a documentation address"),
        (IPNetwork.Parse("192.88.99.0/24"), "a relay address"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private address"),
        (IPNetwork.Parse("198.18.0.0/15"), "a benchmarking address"),
        (IPNetwork.Parse("198.51.100.0/24"), "a documentation address"),
        (IPNetwork.Parse("203.0.113.0/24"), "a documentation address"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved address"),
        (IPNetwork.Parse("::/128"), "an unspecified address"),
        (IPNetwork.Parse("::1/128"), "a loopback address"),
        (IPNetwork.Parse("::/96"), "an IPv4-compatible address"),
        (IPNetwork.Parse("::ffff:0:0:0/96"), "a translated IPv4 address"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "a locally translated address"),
        (IPNetwork.Parse("100::/64"), "a discard address"),
        (IPNetwork.Parse("2001::/23"), "a protocol assignment"),
        (IPNetwork.Parse("2001:db8::/32"), "a documentation address"),
        (IPNetwork.Parse("3fff::/20"), "a documentation address"),
        (IPNetwork.Parse("5f00::/16"), "a segment routing address"),
        (IPNetwork.Parse("fd00:ec2::254/128"), "a metadata service"),
        (IPNetwork.Parse("fc00::/7"), "a unique local address"),
        (IPNetwork.Parse("fe80::/10"), "a link-local address"),
        (IPNetwork.Parse("fec0::/10"), "a site-local address"),
        (IPNetwork.Parse("ff00::/8"), "a multicast address"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>What kind of special address this is, or null for a public host. An IPv6 form that carries an IPv4 address is judged by that.</summary>
    public static string? KindOf(IPAddress address)
    {
        address = Plain(address);
        foreach (var (network, kind) in Kinds)
            if (network.Contains(address)) return kind;
        return Embedded(address) is { } inner ? KindOf(inner) : null;
    }

    /// <summary>The address as it is dialled: an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2) is the IPv4 address itself.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress? Embedded(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        if (Nat64.Contains(address) && address.TryWriteBytes(octets, out _)) return new IPAddress(octets[12..16]);
        if (SixToFour.Contains(address) && address.TryWriteBytes(octets, out _)) return new IPAddress(octets[2..6]);
        return null;
    }
}
