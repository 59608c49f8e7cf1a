using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Notifications;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Infrastructure.Callbacks;

/// <summary>Posts a test event through the guarded client and keeps what went out and what came back.</summary>
internal sealed class CallbackTest(OutgoingHttp http, IdSequence ids, TimeProvider clock) : ICallbackTest
{
    private const string EventType = "callback.test";
    private const string Nothing = "test";

    /// <summary>So much of an answer is shown, characters.</summary>
    private const int MostShown = 2_000;

    public async Task<CallbackTestAnswer> SendAsync(ServiceProvider account, CallbackEndpoint endpoint, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(Document(now), WebhookJson.Default.WebhookDocument);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        WebhookSignature.Sign(request.Headers, account, ids.Next(), body, now);
        KeyValuePair<string, string>[] headers =
        [
            new("content-type", "application/json"),
            .. request.Headers.Select(header => new KeyValuePair<string, string>(header.Key, string.Join(", ", header.Value))),
        ];
        var started = clock.GetTimestamp();
        var (status, text) = await AnswerAsync(account, request, ct);
        return new CallbackTestAnswer(
            endpoint.Url, headers, Encoding.UTF8.GetString(body), status, text, clock.GetElapsedTime(started), status is >= 200 and < 300);
    }

    private async Task<(int? Status, string? Text)> AnswerAsync(ServiceProvider account, HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            return await http.ExchangeAsync(http.InvokerForServiceProvider(account), request, (response, octets) => ((int?)response.StatusCode, Beginning(octets)), ct);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TimeoutException or TargetRefusedException)
        {
            return (null, failure.Message);
        }
    }

    private static string? Beginning(ReadOnlyMemory<byte> octets)
    {
        var text = Encoding.UTF8.GetString(octets.Span);
        return text.Length == 0 ? null : text[..Math.Min(text.Length, MostShown)];
    }

    /// <summary>Of the form of a result, and of no push.</summary>
    private static WebhookDocument Document(DateTimeOffset now) =>
        new(EventType, now, new WebhookData(Nothing, Nothing, Nothing, "+000", Nothing, 1000, "This is a test: it tells no result", now, now));
}
