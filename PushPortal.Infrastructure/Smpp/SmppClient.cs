using System.Globalization;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>The sessions of one ESME with one SMSC, kept up side by side. A request goes to the session that has the fewest outstanding.</summary>
/// <typeparam name="T">What a request is known by.</typeparam>
internal sealed class SmppClient<T> : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan UnbindLimit = TimeSpan.FromSeconds(2);

    private readonly SmppClientOptions _options;
    private readonly ISmppClientUser<T> _user;
    private readonly TimeProvider _clock;
    private readonly SmppClientSession<T>[] _sessions;
    private readonly CancellationTokenSource _stopping = new();
    private Task[] _running = [];
    private ITimer? _timer;
    private int _looking;
    private readonly Lock _gate = new();
    private Task? _stop;

    /// <param name="name">Of the link, for logs.</param>
    /// <param name="lease">The right to send.</param>
    /// <param name="version">interface_version of the binds.</param>
    internal SmppClient(string name, SmppClientOptions options, byte version, ISmppClientUser<T> user, TimeProvider clock, ILogger logger, WireTrace? trace = null, ILease? lease = null)
    {
        (_options, _user, _clock) = (options, user, clock);
        BindType[] types = options.BindAs == SmppBindMode.Transceiver ? [BindType.Transceiver] : [BindType.Transmitter, BindType.Receiver];
        _sessions = [.. Enumerable.Range(0, options.Sessions).SelectMany(_ => types).Select((type, at) => new SmppClientSession<T>(
            name, options, type, version, user, clock, logger, trace is null ? null : new SmppTap(trace, clock, string.Create(CultureInfo.InvariantCulture, $"{name}/{at + 1}"), name), lease))];
    }

    /// <summary>Whether requests can be sent.</summary>
    internal bool IsBound => Bound > 0;

    /// <summary>Most requests outstanding over the sessions that are bound; a single session's while none is.</summary>
    internal int Window => _options.Window * Math.Max(1, Bound);

    internal int Outstanding
    {
        get
        {
            var outstanding = 0;
            foreach (var session in _sessions)
            {
                outstanding += session.Outstanding;
            }

            return outstanding;
        }
    }

    /// <summary>How many more requests the bound sessions take.</summary>
    internal int Room
    {
        get
        {
            var room = 0;
            foreach (var session in _sessions)
            {
                room += session is { Transmits: true, IsBound: true } ? Math.Max(0, _options.Window - session.Outstanding) : 0;
            }

            return room;
        }
    }

    /// <summary>Why sessions are not bound, in words; null when all are.</summary>
    internal string? Trouble
    {
        get
        {
            var trouble = Array.Find(_sessions, session => session.Trouble is not null)?.Trouble;
            var bound = _sessions.Count(session => session.IsBound);
            return trouble is null || bound == 0 ? trouble : string.Create(CultureInfo.InvariantCulture, $"{bound} of {_sessions.Length} sessions are bound. {trouble}");
        }
    }

    /// <summary>The longest that a session's last link enquiry took to be answered; null when there was none.</summary>
    internal TimeSpan? EnquiryDelay
    {
        get
        {
            TimeSpan? longest = null;
            foreach (var session in _sessions)
            {
                longest = session.EnquiryDelay is { } delay && !(delay < longest) ? delay : longest;
            }

            return longest;
        }
    }

    private int Bound
    {
        get
        {
            var bound = 0;
            foreach (var session in _sessions)
            {
                bound += session is { Transmits: true, IsBound: true } ? 1 : 0;
            }

            return bound;
        }
    }

    internal void Start()
    {
        _running = Array.ConvertAll(_sessions, session => Task.Run(() => session.RunAsync(_stopping.Token)));
        _timer = _clock.CreateTimer(static client => ((SmppClient<T>)client!).Look(), this, LookInterval, LookInterval);
    }

    /// <summary>Unbinds its sessions and keeps them down until they are released.</summary>
    internal void Hold() => Array.ForEach(_sessions, static session => session.Hold.Begin());

    internal void Release() => Array.ForEach(_sessions, static session => session.Hold.End());

    /// <summary>Unbinds and ends, once; whoever asks for it meanwhile waits for the same end.</summary>
    internal Task StopAsync()
    {
        lock (_gate)
        {
            return _stop ??= EndAsync();
        }
    }

    /// <summary>
    /// Sends a request whose outcome the user is told once. False when no session takes it now: nothing was sent, and the user is told nothing.
    /// </summary>
    /// <exception cref="SmppProtocolException">A field has a value that SMPP cannot carry; nothing is sent.</exception>
    internal bool TrySend(T request, ISmppPdu pdu)
    {
        SmppClientSession<T>? idlest = null;
        foreach (var session in _sessions)
        {
            if (session is { Transmits: true, IsBound: true } && (idlest is null || session.Outstanding < idlest.Outstanding))
            {
                idlest = session;
            }
        }

        return idlest is not null && idlest.TrySend(request, pdu);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private async Task EndAsync()
    {
        await Task.WhenAll(_sessions.Select(session => session.UnbindAsync(UnbindLimit)));
        await _stopping.CancelAsync();
        await Task.WhenAll(_running);
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    /// <summary>One look at a time: a look that takes long is not overtaken by the next.</summary>
    private void Look()
    {
        if (Interlocked.Exchange(ref _looking, 1) == 0)
        {
            foreach (var session in _sessions)
            {
                session.Look();
            }

            _user.Looked();
            Volatile.Write(ref _looking, 0);
        }
    }
}
