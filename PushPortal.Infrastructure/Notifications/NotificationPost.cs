using System.Net;
using System.Net.Http.Headers;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Notifications;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Posts a notification through the guarded client and turns every failure into an answer.</summary>
internal sealed class NotificationPost(OutgoingHttp http, IAccountDirectory accounts, TimeProvider clock)
{
    private static readonly NotifierAnswer NoAccount = new(false, null, "The account is not there any more") { Untested = true };

    /// <param name="read">Judges the HTTP answer by its status and body.</param>
    internal async Task<NotifierAnswer> SendAsync(
        DueNotification due,
        ReadOnlyMemory<byte> body,
        string mediaType,
        Action<HttpRequestHeaders, ServiceProvider>? sign,
        Func<HttpStatusCode, ReadOnlyMemory<byte>, NotifierAnswer> read,
        CancellationToken ct)
    {
        if (accounts.Find(due.Notification.AccountId) is not { } account)
        {
            return NoAccount;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, due.Notification.Target.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        sign?.Invoke(request.Headers, account);
        try
        {
            return await http.ExchangeAsync(
                http.InvokerForServiceProvider(account),
                request,
                (response, octets) => read(response.StatusCode, octets) with { RetryAfter = RetryAfter(response) },
                ct);
        }
        catch (TargetRefusedException refused)
        {
            return new NotifierAnswer(false, null, refused.Message) { Untested = true };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TimeoutException)
        {
            return new NotifierAnswer(false, null, failure.Message);
        }
    }

    /// <summary>How long the target asks to be left alone, when it says that it is overloaded (RFC 9110, 10.2.3).</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is { } asked
            ? asked.Delta ?? asked.Date - clock.GetUtcNow()
            : null;
}
