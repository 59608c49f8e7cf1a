using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>
/// Takes the connections that begin with CONNECT and leaves all others to the HTTP server. Before HTTP, because the server gives no way
/// to the octets of a tunnel.
/// </summary>
internal sealed partial class TunnelConnections(OutgoingHttp outgoing, HandsetClients clients, FetchSlots slots, IFetchLog log,
    IOptions<WapGatewayOptions> options, IOptions<OutgoingOptions> outgoingOptions, TimeProvider clock, ILogger<TunnelConnections> logger)
{
    private readonly OutgoingConnector _connector = outgoing.ConnectorFor(OriginPolicy.From(options.Value));

    public ConnectionDelegate Before(ConnectionDelegate http) => async connection =>
    {
        switch (await ReadHeadAsync(connection))
        {
            case { IsTunnel: false }: await http(connection); break;
            case { IsTunnel: true, Request: { } request }: await ServeAsync(connection, request); break;
            case { IsTunnel: true }: await RefuseAsync(connection, GatewayAnswer.Unreadable("CONNECT needs a host and a port, such as host:443.")); break;
            default: connection.Abort(); break;                 // the head did not come in time
        }
    };

    private async Task<TunnelHead?> ReadHeadAsync(ConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(options.Value.RequestHeadTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, connection.ConnectionClosed);
        var input = connection.Transport.Input;
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(either.Token);
                if (ConnectRequest.Begins(read.Buffer) == false || (read.IsCompleted && read.Buffer.IsEmpty))
                {
                    input.AdvanceTo(read.Buffer.Start);         // unread again, for the HTTP server
                    return TunnelHead.None;
                }
                if (ConnectRequest.Begins(read.Buffer) == true && ConnectRequest.HeadEnd(read.Buffer) is { } end)
                {
                    var request = ConnectRequest.Parse(read.Buffer.Slice(0, end));
                    input.AdvanceTo(end);
                    return new TunnelHead(IsTunnel: true, request);
                }
                var hopeless = read.IsCompleted || read.Buffer.Length > ConnectRequest.MaxHead;
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                if (hopeless) return new TunnelHead(IsTunnel: true, Request: null);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private async Task ServeAsync(ConnectionContext connection, ConnectRequest request)
    {
        if (clients.Identify(((IPEndPoint)connection.RemoteEndPoint!).Address, request.ValuesOf(clients.FrontHeader)) is not { } client)
        {
            await RefuseAsync(connection, GatewayAnswer.NotServed);
            return;
        }
        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var (status, octets) = await AnswerAsync(connection, client, request);
        log.Record(new Fetch { Msisdn = client.Msisdn, Url = request.Authority, Status = status, Octets = octets, At = at, Duration = clock.GetElapsedTime(started) });
    }

    private async Task<(int Status, long Octets)> AnswerAsync(ConnectionContext connection, HandsetClient client, ConnectRequest request)
    {
        if (!options.Value.MayTunnelTo(request.Port)) return await RefuseAsync(connection, GatewayAnswer.PortRefused);
        if (!slots.TryTake(client, tunnel: true)) return await RefuseAsync(connection, GatewayAnswer.TooManyOpen);
        try
        {
            return await TunnelAsync(connection, request);
        }
        finally
        {
            slots.Return(client, tunnel: true);
        }
    }

    private async Task<(int Status, long Octets)> TunnelAsync(ConnectionContext connection, ConnectRequest request)
    {
        NetworkStream origin;
        try
        {
            using var patience = new CancellationTokenSource(outgoingOptions.Value.ConnectTimeout, clock);
            origin = await _connector.ConnectAsync(new DnsEndPoint(request.Host, request.Port), encrypted: true, patience.Token);
        }
        catch (Exception failure) when (failure is TargetRefusedException or SocketException or OperationCanceledException)
        {
            LogNoTunnel(request.Host, failure.Message);
            return await RefuseAsync(connection, AnswerFor(failure));
        }
        await using (origin)
        {
            var closing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
            using var tunnel = new Tunnel(connection.Transport, origin, options.Value, clock);
            await connection.Transport.Output.WriteAsync("HTTP/1.1 200 Connection established\r\nVia: 1.1 PushPortal\r\n\r\n"u8.ToArray());
            return (StatusCodes.Status200OK, await tunnel.RunAsync(closing));
        }
    }

    private static GatewayAnswer AnswerFor(Exception failure) => failure switch
    {
        TargetRefusedException refused => GatewayAnswer.Refused(refused.Reason),
        OperationCanceledException => GatewayAnswer.TimedOut,
        _ => GatewayAnswer.Unreachable,
    };

    private static async Task<(int Status, long Octets)> RefuseAsync(ConnectionContext connection, GatewayAnswer answer)
    {
        await connection.Transport.Output.WriteAsync(answer.ToResponse());
        return (answer.Status, 0);
    }

    [LoggerMessage(LogLevel.Information, "No tunnel to {Host}: {Cause}")]
    private partial void LogNoTunnel(string host, string cause);
}
