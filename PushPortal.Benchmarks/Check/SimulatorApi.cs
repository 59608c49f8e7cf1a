using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PushPortal.Benchmarks.Check;

/// <summary>The running product by its API: pushes in transaction mode, the simulated network, and the inboxes of its handsets.</summary>
internal sealed class SimulatorApi : IDisposable
{
    private readonly HttpClient _http;

    internal SimulatorApi(Uri gateway)
    {
        _http = new HttpClient { BaseAddress = new Uri(gateway, "/api/v1/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-key");
    }

    public void Dispose() => _http.Dispose();

    internal Task PushAsync(string recipient, byte[] datagram, CancellationToken ct) => SendAsync(
        HttpMethod.Post, "pushes", $"{{\"to\":[\"{recipient}\"],\"content\":{{\"type\":\"raw\",\"wsp\":false,\"contentType\":\"application/octet-stream\",\"bodyHex\":\"{Convert.ToHexString(datagram)}\"}}}}", ct);

    internal Task ChangeNetworkAsync(string change, CancellationToken ct) => SendAsync(HttpMethod.Put, "simulator/network", change, ct);

    internal Task MakeHandsetAsync(string number, CancellationToken ct) => SendAsync(HttpMethod.Put, $"simulator/handsets/{number}", "{}", ct);

    /// <summary>The numbers of the pushes that the handset has shown, and when.</summary>
    internal async Task<IReadOnlyList<(int Push, DateTimeOffset At)>> InboxAsync(string number, CancellationToken ct)
    {
        using var inbox = JsonDocument.Parse(await _http.GetByteArrayAsync(new Uri($"simulator/handsets/{number}/inbox", UriKind.Relative), ct));
        return [.. inbox.RootElement.EnumerateArray().Select(message => (CheckDatagram.NumberIn(message.GetProperty("content").GetProperty("bodyHex").GetString()!), message.GetProperty("receivedAt").GetDateTimeOffset()))];
    }

    private async Task SendAsync(HttpMethod method, string path, string json, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var answer = await _http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
        }
    }
}
