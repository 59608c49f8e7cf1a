using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>How long first pages of the lists take over HTTP, by each filter, once the load is over.</summary>
internal static class ListTimes
{
    private const int Times = 5;

    /// <summary>A number of the load, a tag that nothing bears, values that all, some or none of the pushes have.</summary>
    private static readonly string[] Lists =
    [
        "pushes", "pushes?status=pending", "pushes?status=delivered", "pushes?status=failed", "pushes?status=partly-delivered",
        "pushes?recipient=%2B8613900000001", "pushes?pushId=nobody", "pushes?traceId=0123456789abcdef0123456789abcdef", "pushes?tag=nobody", "pushes?tag=nobody&status=failed",
        "pushes?contentType=application/vnd.wap.sic", "pushes?contentType=application/vnd.wap.mms-message", "pushes?source=rest", "pushes?source=smpp", "pushes?reason=absent-subscriber",
        "pushes?code=1000", "pushes?code=2003", "pushes?segments=1", "pushes?segments=200", "pushes?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
        "failures", "failures?cause=absent-subscriber", "failures/groups",
    ];

    /// <summary>Writes a line for each list: the slowest and the fastest of its readings.</summary>
    internal static async Task PrintAsync(Uri gateway, TextWriter output, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new Uri(gateway, "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-key");
        foreach (var list in Lists)
        {
            var times = new List<double>();
            for (var time = 0; time < Times; time++)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri(list, UriKind.Relative), ct);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync(ct);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{list}: {times[0]:f0} ms first, {times.Skip(1).Min():f0} to {times.Skip(1).Max():f0} afterwards"));
        }
    }
}
