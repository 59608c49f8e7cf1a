using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>A program that follows the events of its account.</summary>
internal sealed class EventFollower : IAsyncDisposable
{
    internal const string Path = "/api/v1/events";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _limit = new(Patience, TimeProvider.System);
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventFollower(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator(_limit.Token);
    }

    /// <summary>Opens the stream; it has begun when this ends.</summary>
    internal static async Task<EventFollower> OpenAsync(RestClient rest, string? lastEventId = null)
    {
        var ct = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await rest.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return new EventFollower(response, await response.Content.ReadAsStreamAsync(ct));
    }

    /// <summary>The next event; null when the gateway has ended the stream.</summary>
    internal async Task<SseItem<string>?> NextAsync() => await _events.MoveNextAsync() ? _events.Current : null;

    /// <summary>All events up to the one that is expected.</summary>
    internal async Task<List<SseItem<string>>> UntilAsync(Func<SseItem<string>, bool> expected)
    {
        var events = new List<SseItem<string>>();
        do
        {
            events.Add(await NextAsync() ?? throw new InvalidOperationException("The stream ended before the event came."));
        }
        while (!expected(events[^1]));

        return events;
    }

    /// <summary>All events up to the one that says so of the transaction.</summary>
    internal Task<List<SseItem<string>>> UntilAsync(string transaction, string state) => UntilAsync(one => Of(one) is var data && data.Text("id") == transaction && data.Text("state") == state);

    internal static JsonElement Of(SseItem<string> one) => JsonElement.Parse(one.Data);

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        await _events.DisposeAsync();
        _limit.Dispose();
    }
}
