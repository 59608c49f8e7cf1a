using System.Net.Sockets;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>An SMSC that takes every short message in transaction mode at once and counts it.</summary>
internal sealed class SmppSink : IDisposable
{
    internal const string SystemId = "gateway";
    internal const string Password = "secret";

    private readonly Socket _listener = PeerSockets.Listen();
    private readonly List<SmppSinkSession> _sessions = [];
    private readonly TaskCompletionSource _bound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HandsetNumbers _numbers;
    private readonly Tally _tally;

    private SmppSink(HandsetNumbers numbers, Tally tally)
    {
        _numbers = numbers;
        _tally = tally;
    }

    internal int Port => PeerSockets.PortOf(_listener);

    /// <summary>Ends when the gateway's first session is bound.</summary>
    internal Task Bound => _bound.Task;

    internal static SmppSink Start(HandsetNumbers numbers, Tally tally)
    {
        var sink = new SmppSink(numbers, tally);
        _ = sink.AcceptAsync();
        return sink;
    }

    internal void SessionBound() => _bound.TrySetResult();

    internal void Take(in SubmittedSegment segment) =>
        _tally.Segment(_numbers.TransactionOf(0, FixedDigits.Read(segment.Destination[(HandsetNumbers.CountryCode.Length - 1)..])), segment.Part);

    public void Dispose()
    {
        _listener.Dispose();
        lock (_sessions)
        {
            _sessions.ForEach(session => session.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var session = new SmppSinkSession(this, await _listener.AcceptAsync());
                lock (_sessions)
                {
                    _sessions.Add(session);
                }

                _ = session.RunAsync();
            }
        }
        catch (Exception closed) when (PeerSockets.IsEnd(closed))
        {
            // The run is over.
        }
    }
}
