using System.Net.Http.Headers;
using System.Text;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The handsets of the simulated network that a run without an upstream pushes to.</summary>
internal static class SimulatedHandsets
{
    internal const int Count = 5000;

    /// <summary>Makes them, and a network that takes no time.</summary>
    internal static async Task PrepareAsync(Uri gateway, HandsetNumbers numbers, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri(gateway, "/api/v1/simulator/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-key");
        await PutAsync(http, "network", "{\"segmentMilliseconds\": 0, \"jitterMilliseconds\": 0}", ct);
        for (var handset = 0; handset < Count; handset++)
        {
            await PutAsync(http, $"handsets/{HandsetNumbers.CountryCode}{FixedDigits.Text(numbers.DigitsOf(handset))}", "{}", ct);
        }
    }

    private static async Task PutAsync(HttpClient http, string path, string json, CancellationToken ct)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync(new Uri(path, UriKind.Relative), content, ct);
        answer.EnsureSuccessStatusCode();
    }
}
