using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>
/// A push initiator's notification server: confirms what it is told and remembers it, over all lives of the gateway. Of each fifth push it refuses what comes first, which has to wait.
/// </summary>
internal sealed class ConfirmingInitiator : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string PushId, string Address), bool> _refused = [];
    private readonly WebApplication _server;

    private ConfirmingInitiator(WebApplication server) => _server = server;

    /// <summary>The states that were told of each push-id and address, in order of arrival.</summary>
    internal ConcurrentDictionary<(string PushId, string Address), ConcurrentQueue<MessageState>> Told { get; } = [];

    internal Uri Url { get; private set; } = null!;

    internal static async Task<ConfirmingInitiator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var initiator = new ConfirmingInitiator(server);
        server.MapPost("/notify", initiator.TakeAsync);
        await server.StartAsync();
        initiator.Url = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/notify");
        return initiator;
    }

    /// <summary>Notifications that were refused first and confirmed later.</summary>
    internal int Waited => _refused.Keys.Count(Told.ContainsKey);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private static bool Refuses(string pushId) => pushId.Sum(character => character) % 5 == 0;

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var told = (ResultNotificationMessage)PapReader.Read(body.ToArray());
        if (Refuses(told.PushId) && _refused.TryAdd((told.PushId, told.Address.Value), true))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        Told.GetOrAdd((told.PushId, told.Address.Value), _ => []).Enqueue(told.MessageState);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = "application/xml";
        await context.Response.Body.WriteAsync(
            Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><pap><resultnotification-response push-id=\"{told.PushId}\" code=\"1000\"/></pap>"),
            context.RequestAborted);
    }
}
