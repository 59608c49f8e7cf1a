using System.Buffers.Binary;

namespace PushPortal.Domain.Lab;

/// <summary>A push of an experiment with what became of it, or a short message of the other traffic.</summary>
/// <param name="number">From 0; below 0 for other traffic.</param>
internal sealed class LabMessage(int number, LabHandset handset, int segments, DateTimeOffset at, TimeSpan lifetime)
{
    /// <summary>Of each of several segments behind 16-bit ports.</summary>
    private const int SegmentOctets = 128;

    private readonly int[] _sendings = new int[segments];
    private readonly bool[] _arrived = new bool[segments];

    internal int Number => number;

    internal bool IsPush => number >= 0;

    internal LabHandset Handset => handset;

    internal int Segments => segments;

    internal DateTimeOffset At => at;

    internal DateTimeOffset ExpiresAt { get; } = at + lifetime;

    /// <summary>How often it was handed to the SMSC.</summary>
    internal int Tries { get; set; }

    /// <summary>Sendings of all of its segments.</summary>
    internal int Sent { get; private set; }

    /// <summary>When the handset showed it first; null when it has not.</summary>
    internal DateTimeOffset? ShownAt { get; private set; }

    /// <summary>How often the handset showed it.</summary>
    internal int Shown { get; private set; }

    /// <summary>When its initiator was told its outcome; null when that is still to come.</summary>
    internal DateTimeOffset? KnownAt { get; private set; }

    /// <summary>What the initiator was told.</summary>
    internal bool ToldDelivered { get; private set; }

    /// <summary>The handset got something of it.</summary>
    internal bool HasArrivedInPart => Array.Exists(_arrived, static arrived => arrived);

    internal bool IsShownInTime => ShownAt <= ExpiresAt;

    /// <summary>How often the segment was sent, this time included.</summary>
    internal int CountSending(int segment)
    {
        Sent++;
        return ++_sendings[segment - 1];
    }

    internal void Arrive(int segment) => _arrived[segment - 1] = true;

    internal void Show(DateTimeOffset now)
    {
        ShownAt ??= now;
        Shown++;
    }

    internal void Tell(bool delivered, DateTimeOffset now) => (KnownAt, ToldDelivered) = (now, delivered);

    /// <summary>Each of its segments bears its number, so that a handset that mixes two pushes is found out.</summary>
    internal byte[] Datagram()
    {
        var octets = new byte[((segments - 1) * SegmentOctets) + (SegmentOctets / 2)];
        for (var segment = 0; segment < segments; segment++)
        {
            BinaryPrimitives.WriteInt32BigEndian(octets.AsSpan(segment * SegmentOctets), number);
        }

        return octets;
    }

    /// <summary>Whether what a handset has put together is this message.</summary>
    internal bool IsIn(ReadOnlySpan<byte> datagram)
    {
        for (var at = 0; at < datagram.Length; at += SegmentOctets)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(datagram[at..]) != number)
            {
                return false;
            }
        }

        return true;
    }
}
