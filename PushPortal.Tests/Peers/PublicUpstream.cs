using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Peers;

/// <summary>An SMSC by npm's <c>smpp</c> (<c>upstream.mjs</c>), and the gateway whose one link leads to it.</summary>
internal sealed class PublicUpstream : IAsyncDisposable
{
    private const string Link = "PushPortal:Links:0:";

    private readonly Peer _peer;

    private PublicUpstream(Peer peer, GatewayHost gateway) => (_peer, Gateway) = (peer, gateway);

    internal GatewayHost Gateway { get; }

    internal RestClient Rest => Gateway.Rest;

    internal static async Task<PublicUpstream> StartAsync(params (string Key, string Value)[] settings)
    {
        var peer = Peer.Start("upstream.mjs");
        var port = (await peer.NextAsync("listening")).Text("port");
        var gateway = await GatewayHost.StartAsync(
        [
            (Link + "Name", "npm"),
            (Link + "Kind", "Smpp"),
            (Link + "Host", "127.0.0.1"),
            (Link + "Port", port),
            (Link + "SystemId", "pushportal"),
            (Link + "FirstReconnect", "00:00:00.050"),
            .. settings.Select(setting => (Link + setting.Key, setting.Value)),
        ]);
        await peer.NextAsync("bound");
        return new(peer, gateway);
    }

    /// <summary>The first that fits and has times left says what becomes of a submit; without one it is accepted.</summary>
    internal Task RulesAsync(params object[] list) => _peer.TellAsync(new { @do = "rules", list });

    /// <summary>Receipts from now on, before or after the response, in this state.</summary>
    internal Task ReceiptsAsync(string when, string state) => _peer.TellAsync(new { @do = "receipts", when, state });

    /// <summary>Accepts the oldest submit that is held.</summary>
    internal Task ReleaseAsync() => _peer.TellAsync(new { @do = "release" });

    internal Task<JsonElement> SubmitAsync() => _peer.NextAsync("submit");

    internal async Task<JsonElement[]> SubmitsAsync(int count)
    {
        var submits = new JsonElement[count];
        for (var at = 0; at < count; at++)
        {
            submits[at] = await SubmitAsync();
        }

        return submits;
    }

    internal Task<JsonElement> NextAsync(string kind) => _peer.NextAsync(kind);

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await _peer.DisposeAsync();
    }
}
