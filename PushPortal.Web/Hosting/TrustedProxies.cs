using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using PushPortal.Infrastructure.Settings;
using IPNetwork = System.Net.IPNetwork;

namespace PushPortal.Web.Hosting;

/// <summary>
/// Whose word is taken about where a request comes from: setting <c>PushPortal:TrustedProxies</c>, addresses and networks of reverse proxies. From them the client's address and
/// scheme are read in <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>; from anybody else these headers say nothing. None is trusted unless it is listed, this machine neither.
/// </summary>
internal static class TrustedProxies
{
    internal const string Key = "PushPortal:TrustedProxies";

    internal static IReadOnlyList<IPNetwork> Read(IConfiguration configuration) =>
        [.. configuration.GetSection(Key).GetChildren().Where(entry => !string.IsNullOrWhiteSpace(entry.Value)).Select(entry => NetworkOf(entry.Path, entry.Value!.Trim()))];

    /// <summary>Comes before whatever looks at the client's address.</summary>
    internal static void UseTrustedProxies(this WebApplication app)
    {
        if (Read(app.Configuration) is not { Count: > 0 } trusted)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As far back as the proxies are trusted.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    private static IPNetwork NetworkOf(string key, string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException($"{key} is '{text}': it must be an address such as 10.0.0.5, or a network such as 10.0.0.0/24.");
}
