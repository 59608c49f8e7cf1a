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

    /// <param name="read">Judges the HTTP answer.</param>
    internal async Task<NotifierAnswer> SendAsync(
        DueNotification due,
        ReadOnlyMemory<byte> body,
        string mediaType,
        Action<HttpRequestHeaders, ServiceProvider>? sign,
        Func<HttpResponseMessage, CancellationToken, Task<NotifierAnswer>> read,
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
            using var response = await http.ClientForServiceProvider(account).SendAsync(request, ct);
            return await read(response, ct) with { RetryAfter = RetryAfter(response) };
        }
        catch (TargetRefusedException refused)
        {
            return new NotifierAnswer(false, null, refused.Message) { Untested = true };
        }
        catch (HttpRequestException failure)
        {
            return new NotifierAnswer(false, null, failure.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new NotifierAnswer(false, null, "No answer in time");
        }
    }

    /// <summary>How long the target asks to be left alone, when it says that it is overloaded (RFC 9110, 10.2.3).</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is { } asked
            ? asked.Delta ?? asked.Date - clock.GetUtcNow()
            : null;
}
