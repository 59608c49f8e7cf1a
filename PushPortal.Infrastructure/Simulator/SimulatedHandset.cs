using System.Net;
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
    private readonly int _inboxSize;
    private volatile bool _absent;
    private volatile bool _memoryFull;
    private volatile int _reassemblySeconds;

    internal SimulatedHandset(string msisdn, IPAddress address, SimulatorOptions options)
    {
        Msisdn = msisdn;
        Address = address;
        _reassemblySeconds = options.ReassemblySeconds;
        _inboxSize = options.InboxSize;
    }

    /// <summary>E.164 with the plus sign.</summary>
    public string Msisdn { get; }

    /// <summary>Its source address at the WAP gateway.</summary>
    public IPAddress Address { get; }

    /// <summary>Switched off or out of coverage: it does not answer paging.</summary>
    public bool Absent => _absent;

    /// <summary>It refuses every short message.</summary>
    public bool MemoryFull => _memoryFull;

    /// <summary>Seconds from its first segment on that an incomplete message is kept.</summary>
    public int ReassemblySeconds => _reassemblySeconds;

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

    /// <summary>What it has received whole and shown, the newest last.</summary>
    public IReadOnlyList<InboxEntry> Inbox()
    {
        ReceivedMessage[] messages;
        lock (_lock)
        {
            messages = [.. _inbox];
        }

        return Array.ConvertAll(messages, message => message.Open());
    }

    public void ClearInbox()
    {
        lock (_lock)
        {
            _inbox.Clear();
        }
    }

    /// <summary>Merges the change and says whether the handset can take short messages now and could not before.</summary>
    internal bool Apply(HandsetChange change)
    {
        lock (_lock)
        {
            var wasAway = _absent || _memoryFull;
            _absent = change.Absent ?? _absent;
            _memoryFull = change.MemoryFull ?? _memoryFull;
            _reassemblySeconds = change.ReassemblySeconds ?? _reassemblySeconds;
            return wasAway && !_absent && !_memoryFull;
        }
    }

    /// <summary>Takes one short message; false when there is no memory for it.</summary>
    internal bool Receive(in SegmentDelivery segment, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_memoryFull)
            {
                return false;
            }

            if (Complete(segment, now) is { } message)
            {
                Keep(message);
            }

            return true;
        }
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
            ? new ReceivedMessage(now, datagram, segment.Form.DataCoding)
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
