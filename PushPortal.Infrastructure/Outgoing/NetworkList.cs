using System.Net;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>Networks that an operator has listed as reachable, in CIDR notation (RFC 4632, RFC 4291). Two lists of the same networks are equal.</summary>
internal sealed class NetworkList : IEquatable<NetworkList>
{
    private readonly IPNetwork[] _networks;
    private readonly string _text;

    private NetworkList(IPNetwork[] networks)
    {
        _networks = networks;
        _text = string.Join(' ', networks.Select(network => network.ToString()).Order(StringComparer.Ordinal));
    }

    public static NetworkList None { get; } = new([]);

    /// <summary>Reads networks such as <c>10.20.0.0/16</c>; null when one of them cannot be read.</summary>
    public static NetworkList? TryParse(IReadOnlyList<string> networks)
    {
        var parsed = new IPNetwork[networks.Count];
        for (var i = 0; i < parsed.Length; i++)
            if (!IPNetwork.TryParse(networks[i], out parsed[i])) return null;
        return new NetworkList(parsed);
    }

    /// <summary>These and those of the other list.</summary>
    public NetworkList With(NetworkList other) => new([.. _networks.Concat(other._networks).Distinct()]);

    public bool Contains(IPAddress address)
    {
        foreach (var network in _networks)
            if (network.Contains(address)) return true;
        return false;
    }

    public bool Equals(NetworkList? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as NetworkList);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text;
}
