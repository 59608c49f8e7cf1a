using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.WapGateway;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.WapGateway;

/// <summary>The gateway, its HTTP proxy and its WSP on free ports, registered as the product registers it, with clients behind it.</summary>
internal sealed class RunningProxy : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningProxy(IHost host) => _host = host;

    public KeptFetches Fetches { get; } = new();

    public ListedDisclosure Disclosure { get; } = new();

    public IPEndPoint Endpoint => _host.Services.GetRequiredService<WapProxy>().Endpoint;

    public IPEndPoint? Wsp => _host.Services.GetRequiredService<WspListener>().Endpoint;

    public IPEndPoint? WspSessions => _host.Services.GetRequiredService<WspSessionListener>().Endpoint;

    public static Task<RunningProxy> StartAsync(CancellationToken ct, params (string Key, string Value)[] settings) =>
        StartAsync(TimeProvider.System, ct, settings);

    public static async Task<RunningProxy> StartAsync(TimeProvider clock, CancellationToken ct, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var values = new Dictionary<string, string?>
        {
            ["PushPortal:WapGateway:HttpEndpoint"] = "127.0.0.1:0",
            ["PushPortal:WapGateway:WspEndpoint"] = "127.0.0.1:0",
            ["PushPortal:WapGateway:WspSessionEndpoint"] = "127.0.0.1:0",
            ["PushPortal:WapGateway:AllowLoopbackOrigins"] = "true",
            ["PushPortal:WapGateway:AllowUnidentifiedClients"] = "true",
        };
        foreach (var (key, value) in settings) values[$"PushPortal:{key}"] = value;
        builder.Configuration.AddInMemoryCollection(values);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(clock);
        builder.Services.AddWapGateway(builder.Configuration);
        builder.Services.AddSingleton<IHandsetAddresses, FixedHandsetAddresses>();
        builder.Services.AddSingleton<IFetchLog>(provider => provider.GetRequiredService<KeptFetches>());
        RunningProxy? proxy = null;
        builder.Services.AddSingleton(_ => proxy!.Fetches);
        builder.Services.AddSingleton<INumberDisclosure>(_ => proxy!.Disclosure);
        proxy = new RunningProxy(builder.Build());
        await proxy._host.StartAsync(ct);
        return proxy;
    }

    /// <summary>A client that has the gateway as its proxy, optionally with a source address of its own.</summary>
    public HttpClient Client(IPAddress? from = null) => new(new SocketsHttpHandler
    {
        Proxy = new WebProxy(new Uri($"http://{Endpoint}")),
        AllowAutoRedirect = false,
        ConnectCallback = async (_, ct) => new NetworkStream(await ConnectAsync(from, ct), ownsSocket: true),
    });

    /// <summary>A connection to the gateway, optionally from a source address of its own.</summary>
    public async Task<Socket> ConnectAsync(IPAddress? from, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(from ?? IPAddress.Loopback, 0));
        await socket.ConnectAsync(Endpoint, ct);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
