using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.WapGateway;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>The SMSC's face to ESMEs: takes their connections, plain and by TLS, and runs a session on each.</summary>
internal sealed partial class SmppServer(EsmeDoor door, TimeProvider clock, ILogger<SmppServer> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StopInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<EsmeSession, Task> _sessions = [];
    private readonly List<Socket> _listeners = [];
    private readonly List<Task> _loops = [];
    private SslServerAuthenticationOptions? _tls;
    private Task? _stop;
    private int _connections;

    /// <summary>The sessions as they stand.</summary>
    internal IEnumerable<EsmeSessionStatus> Sessions => _sessions.Keys.Select(static session => session.Status);

    /// <summary>Where plain connections are taken.</summary>
    internal IPEndPoint? Endpoint { get; private set; }

    /// <summary>Where connections by TLS are taken; null for nowhere.</summary>
    internal IPEndPoint? TlsEndpoint { get; private set; }

    /// <summary>Whether connections are taken wherever they should be.</summary>
    internal bool IsListening => !door.IsStopping && _loops.Count > 0 && _loops.TrueForAll(static loop => !loop.IsCompleted);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Endpoint = Listen(door.Options.Endpoint, ":Endpoint", isTls: false);
        if (door.Options.Tls.Endpoint is { Length: > 0 } endpoint)
        {
            _tls = new SslServerAuthenticationOptions { ServerCertificate = Certificate() };
            TlsEndpoint = Listen(endpoint, ":Tls:Endpoint", isTls: true);
        }

        _loops.Add(TickAsync());
        return Task.CompletedTask;
    }

    /// <summary>Takes no more connections, unbinds, and waits for the outcomes of open transactions as long as the shutdown time allows.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _stop ??= EndAsync(cancellationToken);
        }
    }

    /// <summary>A host may be disposed while it still stops: the stop is waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        _stopping.Dispose();
        (_tls?.ServerCertificate as IDisposable)?.Dispose();
    }

    /// <summary>Calls an ESME and asks it to bind. Returns when that connection has ended.</summary>
    internal async Task CallAsync(SmppOutbindOptions esme, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(esme.Host, esme.Port, ct);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        Interlocked.Increment(ref _connections);
        await ServeAsync(socket, isTls: false, new Outbind { SystemId = door.Options.SystemId, Password = esme.Password });
    }

    private async Task EndAsync(CancellationToken ct)
    {
        door.IsStopping = true;
        _listeners.ForEach(listener => listener.Dispose());
        foreach (var session in _sessions.Keys)
        {
            session.Stop();
        }

        var start = clock.GetTimestamp();
        while (_sessions.Keys.Any(session => session.OpenRequests > 0) && clock.GetElapsedTime(start) < door.Options.ShutdownTime && !ct.IsCancellationRequested)
        {
            await Task.Delay(StopInterval, clock, CancellationToken.None);
        }

        await Task.WhenAll(_sessions.Keys.Select(session => session.CloseAsync())).WaitAsync(TimeSpan.FromSeconds(1), clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
        await Task.WhenAll([.. _loops, .. _sessions.Values]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private IPEndPoint Listen(string setting, string key, bool isTls)
    {
        var endpoint = ListenEndpoint.TryParse(setting)!;
        var listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listeners.Add(listener);
        try
        {
            listener.DualMode = endpoint.AddressFamily == AddressFamily.InterNetworkV6;
        }
        catch (NotSupportedException)
        {
            // Only sockets of IPv6 have two modes.
        }

        try
        {
            listener.Bind(endpoint);
            listener.Listen();
        }
        catch (SocketException failure)
        {
            throw new SettingException($"{SmppServerOptions.Section}{key} cannot be listened on ({setting}): {failure.Message}", failure);
        }

        _loops.Add(AcceptAsync(listener, isTls));
        var bound = (IPEndPoint)listener.LocalEndPoint!;
        LogListening(bound, isTls);
        return bound;
    }

    private X509Certificate2 Certificate()
    {
        var tls = door.Options.Tls;
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(tls.CertificatePath ?? "", tls.CertificatePassword);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new SettingException($"{SmppServerOptions.Section}:Tls:CertificatePath is no PKCS #12 file that can be read: {failure.Message}", failure);
        }
    }

    private async Task AcceptAsync(Socket listener, bool isTls)
    {
        while (!_stopping.IsCancellationRequested && !door.IsStopping)
        {
            try
            {
                var socket = await listener.AcceptAsync(_stopping.Token);
                if (Interlocked.Increment(ref _connections) > door.Options.MaxConnections)
                {
                    Interlocked.Decrement(ref _connections);
                    socket.Dispose();
                    LogTooMany(door.Options.MaxConnections);
                    continue;
                }

                _ = ServeAsync(socket, isTls);
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException || door.IsStopping)
            {
                return;
            }
            catch (SocketException failure)
            {
                LogNotAccepted(failure);
                await Task.Delay(PauseAfterFailure, clock, CancellationToken.None);
            }
        }
    }

    private async Task ServeAsync(Socket socket, bool isTls, Outbind? call = null)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EsmeSession? session = null;
        try
        {
            socket.NoDelay = true;
            var peer = ((IPEndPoint)socket.RemoteEndPoint!).Address;
            var tap = door.NewTap();
            await using var connection = new SmppConnection(await OpenAsync(socket, isTls), clock, tap: tap);
            session = new EsmeSession(connection, peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer, door, tap);
            _sessions[session] = ended.Task;
            if (door.IsStopping)
            {
                return;
            }

            if (call is not null)
            {
                session.Call(call);
            }

            await connection.RunAsync(session, _stopping.Token);
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException or SocketException or OperationCanceledException)
        {
            // No TLS peer, or gone before it said anything.
        }
        catch (Exception failure)
        {
            LogSessionFailed(failure);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
            socket.Dispose();
            if (session is not null)
            {
                session.Ended();
                _sessions.TryRemove(session, out _);
            }

            ended.SetResult();
        }
    }

    private async Task<Stream> OpenAsync(Socket socket, bool isTls)
    {
        var stream = new NetworkStream(socket, ownsSocket: true);
        if (!isTls)
        {
            return stream;
        }

        using var patience = new CancellationTokenSource(door.Options.BindTime, clock);
        var secured = new SslStream(stream);
        try
        {
            await secured.AuthenticateAsServerAsync(_tls!, patience.Token);
            return secured;
        }
        catch (Exception failure)
        {
            LogNoHandshake((socket.RemoteEndPoint as IPEndPoint)?.Address, failure.Message);
            await secured.DisposeAsync();
            throw;
        }
    }

    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(TickInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                foreach (var session in _sessions.Keys)
                {
                    session.Tick();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    [LoggerMessage(LogLevel.Information, "ESMEs are taken at {Endpoint} (TLS: {IsTls})")]
    private partial void LogListening(IPEndPoint endpoint, bool isTls);

    [LoggerMessage(LogLevel.Warning, "A connection was refused: there are {Most} already")]
    private partial void LogTooMany(int most);

    [LoggerMessage(LogLevel.Error, "A connection could not be taken")]
    private partial void LogNotAccepted(Exception failure);

    [LoggerMessage(LogLevel.Information, "A peer from {Address} came to no TLS session: {Reason}")]
    private partial void LogNoHandshake(IPAddress? address, string reason);

    [LoggerMessage(LogLevel.Error, "An ESME's session ended by a fault")]
    private partial void LogSessionFailed(Exception failure);
}
