using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>The simulated handsets of a process that is killed: what is in their inboxes dies with it, so it is read before.</summary>
internal sealed class HandsetsOfLoad(HttpClient http, Uri gateway)
{
    /// <summary>What was seen in inboxes, over all lives of the process.</summary>
    internal List<Sighting> Seen { get; } = [];

    /// <summary>Call once in a life of the process.</summary>
    internal async Task ReadAsync(CancellationToken ct)
    {
        foreach (var number in PapLoad.Numbers)
        {
            using var inbox = JsonDocument.Parse(await SendAsync(HttpMethod.Get, number + "/inbox", null, ct));
            foreach (var message in inbox.RootElement.EnumerateArray())
            {
                var text = message.GetProperty("content").GetProperty("text").GetString()!;
                Seen.Add(new Sighting(text[..text.IndexOf(' ', StringComparison.Ordinal)], number, message.GetProperty("receivedAt").GetDateTimeOffset()));
            }
        }
    }

    /// <summary>Switches the handsets that come and go on or off.</summary>
    internal async Task SetAbsentAsync(bool absent, CancellationToken ct)
    {
        foreach (var number in PapLoad.Away)
        {
            await SendAsync(HttpMethod.Put, number, absent ? "{\"absent\": true}" : "{\"absent\": false}", ct);
        }
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(gateway, "/api/v1/simulator/handsets/" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "demo-key");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(ct);
    }
}
