using System.Net;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>
/// What a URL given by an outsider may point at. Policies of the same value share one pool of connections, so the number of
/// pools does not grow with the number of accounts.
/// </summary>
internal sealed record OutgoingPolicy
{
    public bool AllowLoopback { get; init; }

    public PlainHttp PlainHttp { get; init; }

    /// <summary>Networks that are reachable although their addresses are not public.</summary>
    public NetworkList AllowedNetworks { get; init; } = NetworkList.None;

    /// <summary>Why this address may not be connected to, or null when it may.</summary>
    public string? ReasonToRefuse(IPAddress address, bool encrypted)
    {
        address = SpecialAddresses.Plain(address);
        var listed = (AllowLoopback && IPAddress.IsLoopback(address)) || AllowedNetworks.Contains(address);
        if (!listed && SpecialAddresses.KindOf(address) is { } kind) return $"its address is {kind}";
        if (encrypted || PlainHttp == PlainHttp.Anywhere) return null;
        return listed && PlainHttp == PlainHttp.WithinAllowedNetworks ? null : "plain http is not allowed for it";
    }
}
