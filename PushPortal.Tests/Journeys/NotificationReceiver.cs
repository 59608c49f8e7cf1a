using System.Text;
using Microsoft.AspNetCore.Http;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Journeys;

/// <summary>A push initiator's side for result notifications and webhooks: keeps what comes, and answers as told, the last answer for ever.</summary>
internal sealed class NotificationReceiver : IAsyncDisposable
{
    internal const string Confirmed = """
        <?xml version="1.0"?><!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 2.0//EN" "http://www.wapforum.org/DTD/pap_2.0.dtd"><pap><resultnotification-response push-id="any" code="1000" desc="OK"/></pap>
        """;

    private readonly LoopbackOrigin _origin;

    private NotificationReceiver(LoopbackOrigin origin) => _origin = origin;

    internal string Url => _origin.Url("/notify");

    internal IReadOnlyList<SeenRequest> Seen => [.. _origin.Seen];

    internal static async Task<NotificationReceiver> StartAsync(params (int Status, string Body)[] answers)
    {
        var scripted = answers.Length == 0 ? [(200, Confirmed)] : answers;
        var count = -1;
        return new NotificationReceiver(await LoopbackOrigin.StartAsync(async context =>
        {
            var (status, body) = scripted[Math.Min(Interlocked.Increment(ref count), scripted.Length - 1)];
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        }, TestContext.Current.CancellationToken));
    }

    /// <summary>The first of them, once there are so many; and there are no more than that.</summary>
    internal async Task<IReadOnlyList<SeenRequest>> ReceivedAsync(int count)
    {
        await Eventually.GetAsync(() => Seen.Count, seen => seen >= count, $"notification {count}");
        Assert.Equal(count, Seen.Count);
        return Seen;
    }

    internal static string TextOf(SeenRequest request) => Encoding.UTF8.GetString(request.Body);

    public ValueTask DisposeAsync() => _origin.DisposeAsync();
}
