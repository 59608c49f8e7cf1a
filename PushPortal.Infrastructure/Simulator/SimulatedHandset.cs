using System.Net;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// A simulated handset: it reassembles concatenated short messages (3GPP TS 23.040, 9.2.3.24.1) and shows what is complete. It is no
/// better than a real one: what was shown and comes again is shown again, and the segments of an incomplete message are dropped after
/// the reassembly time.
/// </summary>
public sealed class SimulatedHandset
{
    // All short messages come from the one SMSC, under one service number.
    private const string OriginatingAddress = "SMSC";

    private readonly Lock _lock = new();
    private readonly Reassembly _reassembly = new();
    private readonly Queue<ReceivedMessage> _inbox = new();
    private readonly SimulatedHandsets _network;
    private readonly TimeProvider _clock;
    private readonly int _inboxSize;
    private long _received;
    private string? _imsi;
    private volatile string? _mmscUrl;
    private volatile bool _absent;
    private volatile bool _radioOff;
    private volatile bool _memoryFull;
    private volatile bool _automatic = true;
    private volatile int _reassemblySeconds;
    private volatile HandsetDeviations _deviations;

    internal SimulatedHandset(string msisdn, IPAddress address, SimulatedHandsets network, SimulatorOptions options, TimeProvider clock)
    {
        Msisdn = msisdn;
        Address = address;
        _network = network;
        _clock = clock;
        _reassemblySeconds = options.ReassemblySeconds;
        _inboxSize = options.InboxSize;
        _mmscUrl = options.MmscUrl is { Length: > 0 } url ? url : null;
    }

    /// <summary>E.164 with the plus sign.</summary>
    public string Msisdn { get; }

    /// <summary>Its source address at the WAP gateway.</summary>
    public IPAddress Address { get; }

    /// <summary>Out of coverage: it does not answer paging.</summary>
    public bool Absent => _absent;

    /// <summary>Switched off.</summary>
    public bool RadioOff => _radioOff;

    /// <summary>It refuses every short message.</summary>
    public bool MemoryFull => _memoryFull;

    /// <summary>The network cannot reach it, nor it the network.</summary>
    public bool IsAway => _absent || _radioOff;

    /// <summary>Seconds from its first segment on that an incomplete message is kept.</summary>
    public int ReassemblySeconds => _reassemblySeconds;

    /// <summary>Whether it loads services and fetches multimedia messages without its user.</summary>
    public bool Automatic => _automatic;

    /// <summary>Where it posts what it tells the MMSC; null when it has no settings for multimedia messages.</summary>
    public string? MmscUrl => _mmscUrl;

    /// <summary>The IMSI of its SIM; null when it was given none.</summary>
    public string? Imsi
    {
        get
        {
            lock (_lock)
            {
                return _imsi;
            }
        }
    }

    public HandsetDeviations Deviations => _deviations;

    /// <summary>Messages in the inbox.</summary>
    public int Messages
    {
        get
        {
            lock (_lock)
            {
                return _inbox.Count;
            }
        }
    }

    /// <summary>Timestamp until which it is receiving the segments that were sent to it; kept by the <see cref="RadioQueue"/>.</summary>
    internal long ReceivingUntil { get; set; }

    /// <summary>What it has received whole, and what it made of it, the newest last.</summary>
    public IReadOnlyList<InboxEntry> Inbox()
    {
        ReceivedMessage[] messages;
        string? imsi;
        lock (_lock)
        {
            (messages, imsi) = ([.. _inbox], _imsi);
        }

        return new InboxReading(_clock.GetUtcNow(), _deviations, imsi).Read(messages);
    }

    /// <summary>The message of this number; null when it is not there any more.</summary>
    public InboxEntry? Find(long number) => Inbox().FirstOrDefault(entry => entry.Number == number);

    public void ClearInbox()
    {
        lock (_lock)
        {
            _inbox.Clear();
        }

        _network.TellChanged(this);
    }

    /// <summary>Its user takes settings as they are, or types the PIN that proves them.</summary>
    /// <param name="pin">What was typed; empty where no PIN is asked for.</param>
    public PinOutcome Install(long number, string pin)
    {
        ArgumentNullException.ThrowIfNull(pin);
        // The inbox is read outside the lock: short messages wait behind it.
        var outcome = PinOutcome.NothingToDo;
        if (Find(number) is { Settings.Standing: not SettingsStanding.Installed and var standing })
        {
            lock (_lock)
            {
                if (MessageOf(number) is { IsInstalled: false, WrongPins: < InboxReading.PinTries, Push: { } push } message)
                {
                    outcome = Install(message, push, standing == SettingsStanding.AwaitsConsent ? null : pin);
                }
            }
        }

        _network.TellChanged(this);
        return outcome;
    }

    /// <summary>Merges the change and says whether the handset can take short messages now and could not before.</summary>
    internal bool Apply(HandsetChange change)
    {
        lock (_lock)
        {
            var couldNot = IsAway || _memoryFull;
            _absent = change.Absent ?? _absent;
            _radioOff = change.RadioOff ?? _radioOff;
            _memoryFull = change.MemoryFull ?? _memoryFull;
            _reassemblySeconds = change.ReassemblySeconds ?? _reassemblySeconds;
            _automatic = change.Automatic ?? _automatic;
            _mmscUrl = Given(change.MmscUrl, _mmscUrl);
            _imsi = Given(change.Imsi, _imsi);
            _deviations = change.Asked ?? _deviations;
            return couldNot && !IsAway && !_memoryFull;
        }
    }

    /// <summary>Takes one short message; false when there is no memory for it.</summary>
    internal bool Receive(in SegmentDelivery segment, DateTimeOffset now)
    {
        ReceivedMessage? message;
        lock (_lock)
        {
            if (_memoryFull)
            {
                return false;
            }

            message = Complete(segment, now);
            if (message is not null)
            {
                Keep(message);
            }
        }

        if (_automatic && message is { MayAct: true })
        {
            _network.TellArrived(this, message.Number);
        }

        return true;
    }

    /// <summary>Keeps what came of opening a message.</summary>
    /// <param name="isPutOff">Whether the MMSC was told that the message will be fetched later.</param>
    internal void Note(long number, Opening opening, bool isPutOff)
    {
        lock (_lock)
        {
            if (MessageOf(number) is { } message)
            {
                message.Opened = opening;
                message.IsPutOff = isPutOff;
            }
        }

        _network.TellChanged(this);
    }

    /// <summary>Whether the MMSC was told that the message will be fetched later.</summary>
    internal bool IsPutOff(long number)
    {
        lock (_lock)
        {
            return MessageOf(number)?.IsPutOff == true;
        }
    }

    private static string? Given(string? change, string? now) => change is null ? now : change.Length == 0 ? null : change;

    private ReceivedMessage? MessageOf(long number) => _inbox.FirstOrDefault(message => message.Number == number);

    /// <param name="pin">Null where none is asked for.</param>
    private PinOutcome Install(ReceivedMessage message, DecodedPush push, string? pin)
    {
        if (pin is not null && !ProvisioningProof.Holds(push, new() { Method = ProvisioningProof.MethodOf(push)!.Value, Pin = pin, Imsi = _imsi }))
        {
            return ++message.WrongPins < InboxReading.PinTries ? PinOutcome.Wrong : PinOutcome.Discarded;
        }

        message.IsInstalled = true;
        if (push.Fields.FirstOrDefault(field => field.Name == "xml")?.Value is string xml && MmsSettings.MmscOf(xml) is { } mmsc)
        {
            _mmscUrl = mmsc;
        }

        return PinOutcome.Installed;
    }

    private ReceivedMessage? Complete(in SegmentDelivery segment, DateTimeOffset now)
    {
        UserDataHeader header;
        try
        {
            header = segment.UserDataHeader.IsEmpty ? new() : UserDataHeader.Read(segment.UserDataHeader.Span, out _);
        }
        catch (SmsFormatException)
        {
            // A broken header names no port and no place in a message: the data is all there is.
            header = new();
        }

        return _reassembly.Add(OriginatingAddress, header, segment.UserData.Span, now, TimeSpan.FromSeconds(_reassemblySeconds)) is { } datagram
            ? new ReceivedMessage(++_received, now, datagram, segment.Form, segment.UserDataHeader)
            : null;
    }

    private void Keep(ReceivedMessage message)
    {
        if (_inbox.Count == _inboxSize)
        {
            _inbox.Dequeue();
        }

        _inbox.Enqueue(message);
    }
}
