using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>An SMSC on a loopback socket that answers as its test says; without a script the test answers each submit itself.</summary>
internal sealed class FakeUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly ConcurrentBag<SmppConnection> _connections = [];
    private readonly Channel<ReceivedSubmit> _submits = Channel.CreateUnbounded<ReceivedSubmit>();
    private readonly Channel<UpstreamSession> _bound = Channel.CreateUnbounded<UpstreamSession>();
    private readonly Channel<PduHeader> _answers = Channel.CreateUnbounded<PduHeader>();
    private readonly Channel<bool> _enquiries = Channel.CreateUnbounded<bool>();
    private readonly Channel<bool> _unbinds = Channel.CreateUnbounded<bool>();
    private readonly Task _accepting;

    public FakeUpstream()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>What binds are answered with.</summary>
    public Func<Bind, CommandStatus> BindAnswer { get; set; } = _ => CommandStatus.Ok;

    /// <summary>What submits are answered with; null leaves them to the test.</summary>
    public Action<ReceivedSubmit>? Script { get; set; }

    /// <summary>Takes what comes and says nothing, as a process that hangs.</summary>
    public bool IsDead { get; set; }

    public ValueTask<ReceivedSubmit> SubmitAsync() => _submits.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<UpstreamSession> BoundAsync() => _bound.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The next response to a PDU of the upstream's own.</summary>
    public ValueTask<PduHeader> AnswerAsync() => _answers.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<bool> EnquiryAsync() => _enquiries.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<bool> UnbindAsync() => _unbinds.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Take(ReceivedSubmit submit)
    {
        _submits.Writer.TryWrite(submit);
        Script?.Invoke(submit);
    }

    public void Bound(UpstreamSession session) => _bound.Writer.TryWrite(session);

    public void Answered(in PduHeader header) => _answers.Writer.TryWrite(header);

    public void Enquired() => _enquiries.Writer.TryWrite(true);

    public void Unbound() => _unbinds.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_sessions);
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_closing.Token);
                var connection = new SmppConnection(new NetworkStream(socket, ownsSocket: true), TimeProvider.System);
                _connections.Add(connection);
                _sessions.Add(connection.RunAsync(new UpstreamSession(this, connection), _closing.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
