using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Domain.Smsc;

/// <summary>
/// Cuts a datagram into the segments of a group (3GPP TS 23.040, 9.2.3.24). Behind 16-bit ports a single segment holds 133 octets, each of several 128
/// with an 8-bit concatenation reference and 127 with one of 16 bits. Text of the 7-bit alphabet has one character an octet here, and is packed at the link.
/// </summary>
public static class Segmenter
{
    public const int MaxSegments = 255;

    private const int UserDataOctets = 140;
    private const byte Escape = 0x1B;

    /// <exception cref="DatagramTooLongException">It needs more than 255 segments.</exception>
    public static int Count(ReadOnlySpan<byte> datagram, ShortMessageForm form, bool wide = false)
    {
        var alphabet = DataCodingScheme.AlphabetOf(form.DataCoding);
        if (datagram.Length <= Capacity(HeaderOctets(form, null), alphabet))
        {
            return 1;
        }

        var capacity = Capacity(HeaderOctets(form, new Concatenation(0, 1, 1, wide)), alphabet);
        var count = 0;
        for (var at = 0; at < datagram.Length; count++)
        {
            if (count == MaxSegments || capacity < 1)
            {
                throw new DatagramTooLongException(datagram.Length, MaxSegments * capacity);
            }

            at += Take(datagram[at..], capacity, alphabet);
        }

        return count;
    }

    /// <param name="reference">Concatenation reference, 0 to 255, or to 65535 when <paramref name="wide"/>; a single segment has none.</param>
    /// <exception cref="DatagramTooLongException">It needs more than 255 segments.</exception>
    public static IReadOnlyList<Segment> Split(ReadOnlyMemory<byte> datagram, ShortMessageForm form, int reference, bool wide = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reference);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reference, wide ? ushort.MaxValue : byte.MaxValue);
        var count = Count(datagram.Span, form, wide);
        if (count == 1)
        {
            return [new(1, HeaderOf(form, null), datagram)];
        }

        var alphabet = DataCodingScheme.AlphabetOf(form.DataCoding);
        var segments = new Segment[count];
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var header = HeaderOf(form, new Concatenation(reference, (byte)count, (byte)(i + 1), wide));
            var taken = Take(datagram.Span[at..], Capacity(header.Length, alphabet), alphabet);
            segments[i] = new(i + 1, header, datagram.Slice(at, taken));
            at += taken;
        }

        return segments;
    }

    private static byte[] HeaderOf(ShortMessageForm form, Concatenation? part) => UserDataHeader.Write(part, form.Ports, form.Elements.Span);

    private static int HeaderOctets(ShortMessageForm form, Concatenation? part) => UserDataHeader.OctetsOf(part, form.Ports, form.Elements.Span);

    /// <summary>Octets of the datagram that fit behind a header; of 7-bit text, characters.</summary>
    private static int Capacity(int headerOctets, SmsAlphabet alphabet) => Math.Max(0, alphabet switch
    {
        SmsAlphabet.Septets => (UserDataOctets - headerOctets) * 8 / 7,
        SmsAlphabet.Ucs2 => (UserDataOctets - headerOctets) & ~1,
        _ => UserDataOctets - headerOctets,
    });

    /// <summary>How much goes into the next segment: a character is not cut in two, so that each segment can be shown alone.</summary>
    private static int Take(ReadOnlySpan<byte> rest, int capacity, SmsAlphabet alphabet)
    {
        if (rest.Length <= capacity)
        {
            return rest.Length;
        }

        var splits = alphabet switch
        {
            SmsAlphabet.Septets => rest[capacity - 1] == Escape,
            SmsAlphabet.Ucs2 => (rest[capacity - 2] & 0xFC) == 0xD8,
            _ => false,
        };
        var whole = splits ? capacity - (alphabet == SmsAlphabet.Ucs2 ? 2 : 1) : capacity;
        return whole > 0 ? whole : capacity;
    }
}
