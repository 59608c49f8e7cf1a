using System.Net;

namespace PushPortal.Domain.Accounts;

/// <summary>A secret that is in force: whose it is, and what may be done with it. One object a secret, made when accounts and keys are read.</summary>
/// <param name="secret">Tells the secret from all others, and does not reveal it.</param>
/// <param name="networks">Where HTTP requests with it may come from; none: anywhere.</param>
/// <param name="until">Its end; null when it has none.</param>
public sealed class Credential(ServiceProvider account, ApiKey key, KeyHash secret, IReadOnlyList<IPNetwork> networks, DateTimeOffset? until, ApiKeyUse use)
{
    public ServiceProvider Account => account;

    public ApiKey Key => key;

    public KeyHash Secret => secret;

    public bool Allows(ApiScopes scope) => (key.Scopes & scope) == scope;

    public bool IsInForce(DateTimeOffset now) => until is null || now < until;

    /// <summary>Whether an HTTP request from there may use it.</summary>
    public bool MayComeFrom(IPAddress? address)
    {
        if (networks.Count == 0)
        {
            return true;
        }

        if (address is null)
        {
            return false;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var network in networks)
        {
            if (network.Contains(plain))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes that it was used.</summary>
    public void Used(DateTimeOffset at, IPAddress? from) => use.Used(at, from);
}
