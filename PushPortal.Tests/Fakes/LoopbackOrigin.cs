using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PushPortal.Tests.Fakes;

/// <summary>A content server on a loopback address and a free port; remembers the requests that reached it.</summary>
internal sealed class LoopbackOrigin : IAsyncDisposable
{
    private readonly WebApplication _server;

    private LoopbackOrigin(WebApplication server) => _server = server;

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public int Port { get; private set; }

    public string Url(string path, string host = "127.0.0.1") => $"http://{host}:{Port}{path}";

    public static async Task<LoopbackOrigin> StartAsync(RequestDelegate answer, CancellationToken ct, IPAddress? address = null, int port = 0, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(address ?? IPAddress.Loopback, port, listener =>
            {
                if (certificate is not null)
                {
                    listener.UseHttps(certificate);
                }
            });
        });
        var origin = new LoopbackOrigin(builder.Build());
        origin._server.Run(async context =>
        {
            origin.Seen.Enqueue(await SeenRequest.ReadAsync(context.Request));
            await answer(context);
        });
        await origin._server.StartAsync(ct);
        var bound = origin._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        origin.Port = new Uri(bound).Port;
        return origin;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
