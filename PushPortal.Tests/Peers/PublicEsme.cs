using System.Globalization;
using System.Net;
using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Peers;

/// <summary>An ESME by npm's <c>smpp</c> (<c>esme.mjs</c>).</summary>
internal sealed class PublicEsme : IAsyncDisposable
{
    private readonly Peer _peer;

    private PublicEsme(Peer peer) => _peer = peer;

    internal static async Task<PublicEsme> ConnectAsync(IPEndPoint smsc)
    {
        var peer = Peer.Start("esme.mjs", smsc.Address.ToString(), smsc.Port.ToString(CultureInfo.InvariantCulture));
        await peer.NextAsync("connected");
        return new(peer);
    }

    internal static async Task<PublicEsme> BoundAsync(IPEndPoint smsc, string bind = "bind_transceiver")
    {
        var esme = await ConnectAsync(smsc);
        var response = await esme.AskAsync(bind, Credentials);
        Assert.Equal((bind + "_resp", "0"), (response.Text("command"), response.Text("status")));
        return esme;
    }

    internal static Dictionary<string, object> Credentials => new() { ["system_id"] = "demo", ["password"] = "demo-key", ["interface_version"] = 0x34 };

    /// <summary>How the peers are told octets.</summary>
    internal static object Octets(ReadOnlySpan<byte> octets) => new { hex = Convert.ToHexString(octets) };

    /// <summary>Sends a request and answers its sequence number.</summary>
    internal async Task<int> SendAsync(string command, Dictionary<string, object>? fields = null)
    {
        await _peer.TellAsync(new { @do = "send", command, fields = fields ?? [] });
        return (await _peer.NextAsync("sent")).GetProperty("sequence").GetInt32();
    }

    internal async Task<JsonElement> AskAsync(string command, Dictionary<string, object>? fields = null) => await ResponseAsync(await SendAsync(command, fields));

    /// <summary>Sends a request in packets of one octet each.</summary>
    internal async Task<JsonElement> AskOctetByOctetAsync(string command, Dictionary<string, object> fields)
    {
        await _peer.TellAsync(new { @do = "octets", command, fields });
        return await ResponseAsync((await _peer.NextAsync("sent")).GetProperty("sequence").GetInt32());
    }

    internal Task WriteAsync(string hex) => _peer.TellAsync(new { @do = "write", octets = Octets(Convert.FromHexString(hex)) });

    internal Task<JsonElement> ResponseAsync(int sequence) =>
        _peer.NextAsync("pdu", pdu => pdu.GetProperty("sequence").GetInt32() == sequence && (pdu.Text("command").EndsWith("_resp", StringComparison.Ordinal) || pdu.Text("command") == "generic_nack"));

    internal Task<JsonElement> NextAsync(string command) => _peer.NextAsync("pdu", pdu => pdu.Text("command") == command);

    /// <summary>Submits to the numbers in turn, with so many open at a time, and tells what the answers were.</summary>
    internal async Task<JsonElement> FloodAsync(string command, Dictionary<string, object> fields, IEnumerable<string> to, int count, int window)
    {
        await _peer.TellAsync(new { @do = "flood", command, fields, to, count, window });
        return await _peer.NextAsync("flooded");
    }

    /// <summary>Breaks the connection off.</summary>
    internal async Task DropAsync()
    {
        await _peer.TellAsync(new { @do = "drop" });
        await ClosedAsync();
    }

    internal Task ClosedAsync() => _peer.NextAsync("closed");

    public ValueTask DisposeAsync() => _peer.DisposeAsync();
}
