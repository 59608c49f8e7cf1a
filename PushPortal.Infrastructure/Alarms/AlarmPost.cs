using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Notifications;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Posts alarms to the URL of the settings, in the form and with the signature of webhooks.</summary>
internal sealed class AlarmPost(OutgoingHttp http, IAlarmText text, IOptions<AlarmOptions> options, TimeProvider clock) : IAlarmPost
{
    /// <summary>The URL is the operator's own: monitors are in networks that are nobody else's business.</summary>
    private static readonly OutgoingPolicy Anywhere = new()
    {
        AllowLoopback = true,
        PlainHttp = PlainHttp.Anywhere,
        AllowedNetworks = NetworkList.TryParse(["0.0.0.0/0", "::/0"])!,
    };

    private readonly byte[]? _secret = options.Value.Secret;
    private readonly string _portal = (options.Value.PortalAddress ?? "").TrimEnd('/');

    public async Task<string?> SendAsync(Alarm alarm, AlarmStage stage, CancellationToken ct)
    {
        var word = stage == AlarmStage.Cleared ? "cleared" : "raised";
        var now = clock.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(new AlarmDocument($"alarm.{word}", now, AlarmData.Of(alarm, stage, text, _portal)), AlarmJson.Default.AlarmDocument);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.NotifyUrl) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        WebhookSignature.Sign(request.Headers, IdOf(alarm, word), body, now, _secret is null ? [] : [_secret]);
        try
        {
            return await http.ExchangeAsync(
                http.InvokerFor(Anywhere), request, static (response, _) => response.IsSuccessStatusCode ? null : $"HTTP {(int)response.StatusCode}", ct);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TimeoutException or TargetRefusedException)
        {
            return failure.Message;
        }
    }

    /// <summary>The same whenever it is told again; another for each level that the alarm is raised at.</summary>
    private static string IdOf(Alarm alarm, string word) =>
        $"{PublicId.Format(PublicId.Alarm, alarm.Id)}.{word}{(alarm.Facts.Level == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{alarm.Facts.Level}"))}";
}
