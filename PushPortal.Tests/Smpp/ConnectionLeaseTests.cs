using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>What a node writes to an SMSC while it has the right to send, and while it has not.</summary>
public sealed class ConnectionLeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    private readonly FakeTimeProvider _clock = new();
    private readonly LeaseTerm _term;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private SmppConnection _connection = null!;
    private NetworkStream _peer = null!;

    public ConnectionLeaseTests() => _term = new LeaseTerm(_clock, Length);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener.Start();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_listener.LocalEndpoint, Ct);
        _peer = new NetworkStream(await _listener.AcceptSocketAsync(Ct), ownsSocket: true);
        _connection = new SmppConnection(new NetworkStream(socket, ownsSocket: true), _clock, lease: _term);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _peer.DisposeAsync();
        _listener.Dispose();
    }

    [Fact]
    public async Task What_was_held_back_goes_out_whole_when_the_lease_is_renewed()
    {
        _term.Extend(_clock.GetTimestamp());
        _clock.Advance(Length);
        Assert.True(_connection.TrySend(1, new EnquireLink()));
        Assert.True(_connection.TrySend(2, new EnquireLink()));
        Assert.False(_connection.FlushAsync().IsCompleted);
        Assert.Equal(0, _peer.Socket.Available);

        _term.Extend(_clock.GetTimestamp());

        await _connection.FlushAsync();
        var octets = new byte[2 * PduHeader.Octets];
        await _peer.ReadExactlyAsync(octets, Ct);
        Assert.Equal(1u, PduHeader.Read(octets).SequenceNumber);
        Assert.Equal(2u, PduHeader.Read(octets.AsSpan(PduHeader.Octets)).SequenceNumber);
    }

    [Fact]
    public async Task What_waits_for_too_long_is_dropped_with_the_connection_and_does_not_go_out_late()
    {
        Assert.True(_connection.TrySend(1, new EnquireLink()));
        // It begins to wait on a thread of its own.
        await Eventually.GetAsync(
            () =>
            {
                _clock.Advance(SmppConnection.LongestWait);
                return _connection.IsClosed;
            },
            closed => closed,
            "the end of the connection");

        _term.Extend(_clock.GetTimestamp());

        Assert.Equal(0, await _peer.ReadAsync(new byte[1], Ct));
        Assert.False(_connection.TrySend(2, new EnquireLink()));
    }

    [Fact]
    public async Task What_was_held_back_is_dropped_with_the_connection_when_another_node_takes_over()
    {
        Assert.True(_connection.TrySend(1, new EnquireLink()));

        _term.Lose();

        Assert.Equal(0, await _peer.ReadAsync(new byte[1], Ct));
        Assert.False(_connection.TrySend(2, new EnquireLink()));
    }
}
