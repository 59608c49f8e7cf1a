using System.Net.Http.Headers;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Notifications;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Posts a notification through the guarded client and turns every failure into an answer.</summary>
internal sealed class NotificationPost(OutgoingHttp http, IAccountDirectory accounts)
{
    private static readonly NotifierAnswer NoAccount = new(false, null, "The account is not there any more");

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
            using var response = await http.ClientForServiceProvider(account.AllowsLoopbackTargets).SendAsync(request, ct);
            return await read(response, ct);
        }
        catch (TargetRefusedException refused)
        {
            return new NotifierAnswer(false, null, refused.Message);
        }
        catch (HttpRequestException failure)
        {
            return new NotifierAnswer(false, null, (failure.InnerException as TargetRefusedException)?.Message ?? failure.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new NotifierAnswer(false, null, "No answer in time");
        }
    }
}
