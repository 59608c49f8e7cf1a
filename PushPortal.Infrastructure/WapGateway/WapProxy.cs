using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>The HTTP proxy that handsets have in their access point's settings: a server of its own beside the portal's, on its own address and port.</summary>
internal sealed partial class WapProxy(FetchProxy fetches, TunnelConnections tunnels, IOptions<WapGatewayOptions> options, TimeProvider clock,
    ILoggerFactory loggers, ILogger<WapProxy> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);
    private KestrelServer? _server;
    private ListenOptions? _listener;

    /// <summary>Where the proxy listens, with the port that it was given when the setting says 0. Known once it has started.</summary>
    public IPEndPoint Endpoint => _listener?.IPEndPoint ?? throw new InvalidOperationException("The WAP gateway's proxy has not started.");

    public bool IsListening { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _server = new KestrelServer(Options.Create(Configure()), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers), loggers);
        try
        {
            await _server.StartAsync(fetches, cancellationToken);
        }
        catch (IOException failure)
        {
            throw new SettingException($"{WapGatewayOptions.Section}:HttpEndpoint {options.Value.HttpEndpoint} cannot be listened on: {failure.Message}", failure);
        }
        IsListening = true;
        LogListening(Endpoint);
    }

    /// <summary>Takes no more requests, ends tunnels, and gives fetches that are under way a few seconds.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is null) return;
        IsListening = false;
        using var drain = new CancellationTokenSource(DrainTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(drain.Token, cancellationToken);
        await _server.StopAsync(either.Token);
    }

    public void Dispose() => _server?.Dispose();

    private KestrelServerOptions Configure()
    {
        var settings = options.Value;
        var kestrel = new KestrelServerOptions { AddServerHeader = false, AllowHostHeaderOverride = true };
        kestrel.Limits.MaxConcurrentConnections = settings.MaxConnections;
        kestrel.Limits.MaxRequestBodySize = settings.MaxRequestOctets;
        kestrel.Limits.RequestHeadersTimeout = settings.RequestHeadTimeout;
        // A handset at the edge of a cell is slower than any minimum rate; lack of progress ends a request instead.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.Listen(ListenEndpoint.TryParse(settings.HttpEndpoint)!, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            listener.Use(tunnels.Before);
            _listener = listener;
        });
        return kestrel;
    }

    [LoggerMessage(LogLevel.Information, "The WAP gateway's HTTP proxy listens on {Endpoint}")]
    private partial void LogListening(IPEndPoint endpoint);
}
