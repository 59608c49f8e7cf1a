using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Notifications;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Posts a notification through the guarded client and turns every failure into an answer.</summary>
internal sealed class NotificationPost(OutgoingHttp http, IAccountDirectory accounts, TimeProvider clock, WireTrace trace)
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
        return trace.Running is { } run ? await TracedAsync(run, due, account, request, body, read, ct) : await ExchangeAsync(account, request, read, ct);
    }

    private async Task<NotifierAnswer> ExchangeAsync(ServiceProvider account, HttpRequestMessage request, Func<HttpStatusCode, ReadOnlyMemory<byte>, NotifierAnswer> read, CancellationToken ct)
    {
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

    private async Task<NotifierAnswer> TracedAsync(
        TraceRun run,
        DueNotification due,
        ServiceProvider account,
        HttpRequestMessage request,
        ReadOnlyMemory<byte> body,
        Func<HttpStatusCode, ReadOnlyMemory<byte>, NotifierAnswer> read,
        CancellationToken ct)
    {
        var (at, start, answerBody) = (clock.GetUtcNow(), clock.GetTimestamp(), Array.Empty<byte>());
        var answer = await ExchangeAsync(account, request, Read, ct);
        new HttpExchange
        {
            At = at,
            Protocol = TraceProtocol.Notification,
            IsOutgoing = true,
            Peer = request.RequestUri!.Authority,
            Account = account.Code,
            Method = request.Method.Method,
            Target = request.RequestUri.OriginalString,
            Status = answer.HttpStatus?.ToString(CultureInfo.InvariantCulture) ?? answer.Text ?? "",
            Took = clock.GetElapsedTime(start),
            RequestHeaders = request.Headers.Concat(request.Content!.Headers).Select(static header => (header.Key, string.Join(", ", header.Value))),
            Request = body,
            RequestType = request.Content.Headers.ContentType?.MediaType,
            Answer = answerBody,
            Recipient = due.Transaction.Recipient,
        }.AddTo(run);
        return answer;

        NotifierAnswer Read(HttpStatusCode status, ReadOnlyMemory<byte> octets)
        {
            answerBody = octets.ToArray();
            return read(status, octets);
        }
    }

    /// <summary>How long the target asks to be left alone, when it says that it is overloaded (RFC 9110, 10.2.3).</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is { } asked
            ? asked.Delta ?? asked.Date - clock.GetUtcNow()
            : null;
}
