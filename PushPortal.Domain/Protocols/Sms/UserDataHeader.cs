using System.Buffers.Binary;
using System.Globalization;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Domain.Protocols.Sms;

/// <summary>
/// The header before the user data of a short message (3GPP TS 23.040, 9.2.3.24). Read in any order, elements that are not
/// known or that break their rules kept as they stand; written with the concatenation first, then 16-bit ports, then the others.
/// </summary>
public sealed record UserDataHeader
{
    internal const byte Concatenation8 = 0x00;
    internal const byte Ports8 = 0x04;
    internal const byte Ports16 = 0x05;
    internal const byte Concatenation16 = 0x08;

    public Concatenation? Concatenation { get; init; }

    public ApplicationPorts? Ports { get; init; }

    /// <summary>Further elements, each with its identifier and length, as they stand.</summary>
    public ReadOnlyMemory<byte> Elements { get; init; }

    /// <summary>Reads the header at the beginning of user data.</summary>
    /// <param name="length">Octets of the header with its length octet; the data follows.</param>
    public static UserDataHeader Read(ReadOnlySpan<byte> userData, out int length) => Read(userData, out length, trace: null);

    internal static UserDataHeader Read(ReadOnlySpan<byte> userData, out int length, OctetTrace? trace)
    {
        if (userData.Length == 0 || userData[0] >= userData.Length)
            throw new SmsFormatException("The user data header is longer than the user data.");
        length = userData[0] + 1;
        trace?.Leaf(OctetNames.UserDataHeaderLength, userData[0].ToString(CultureInfo.InvariantCulture), trace.At + 1);
        var elements = userData[1..length];
        Concatenation? concatenation = null;
        ApplicationPorts? ports = null;
        List<byte>? others = null;
        while (elements.Length > 0)
        {
            if (elements.Length < 2 || elements[1] > elements.Length - 2)
                throw new SmsFormatException("An information element is longer than the user data header.");
            var data = elements.Slice(2, elements[1]);
            if (trace is not null)
                UserDataHeaderTrace.Take(trace, elements[0], data);
            switch (elements[0], data.Length)
            {
                case (Concatenation8, 3):
                    concatenation = Valid(new(data[0], data[1], data[2])) ?? concatenation;
                    break;
                case (Concatenation16, 4):
                    concatenation = Valid(new(BinaryPrimitives.ReadUInt16BigEndian(data), data[2], data[3], Wide: true)) ?? concatenation;
                    break;
                case (Ports8, 2):
                    ports = new(data[0], data[1]);
                    break;
                case (Ports16, 4):
                    ports = new(BinaryPrimitives.ReadUInt16BigEndian(data), BinaryPrimitives.ReadUInt16BigEndian(data[2..]));
                    break;
                case (Concatenation8 or Concatenation16 or Ports8 or Ports16, _):
                    break;
                default:
                    (others ??= []).AddRange(elements[..(2 + data.Length)]);
                    break;
            }
            elements = elements[(2 + data.Length)..];
        }
        return new() { Concatenation = concatenation, Ports = ports, Elements = others?.ToArray() };
    }

    /// <summary>Octets of the header with its length octet; 0 when it says nothing.</summary>
    public int Length => OctetsOf(Concatenation, Ports, Elements.Span);

    /// <summary>The header with its length octet; empty when it says nothing.</summary>
    public byte[] Write() => Write(Concatenation, Ports, Elements.Span);

    /// <summary>Octets of a header of these elements, as <see cref="Length"/>.</summary>
    internal static int OctetsOf(Concatenation? concatenation, ApplicationPorts? ports, ReadOnlySpan<byte> others)
    {
        var elements = (concatenation is { } part ? part.Wide ? 6 : 5 : 0) + (ports is null ? 0 : 6) + others.Length;
        return elements == 0 ? 0 : elements + 1;
    }

    /// <summary>A header of these elements, as <see cref="Write()"/> makes it.</summary>
    internal static byte[] Write(Concatenation? concatenation, ApplicationPorts? ports, ReadOnlySpan<byte> others)
    {
        if (OctetsOf(concatenation, ports, others) is not (> 0 and var total))
            return [];
        var octets = new byte[total];
        var length = 1;
        if (concatenation is { } part)
        {
            octets[length++] = part.Wide ? Concatenation16 : Concatenation8;
            octets[length++] = (byte)(part.Wide ? 4 : 3);
            if (part.Wide)
                octets[length++] = (byte)(part.Reference >> 8);
            octets[length++] = (byte)part.Reference;
            octets[length++] = part.Total;
            octets[length++] = part.Sequence;
        }
        if (ports is { } pair)
        {
            octets[length++] = Ports16;
            octets[length++] = 4;
            BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(length), pair.Destination);
            BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(length + 2), pair.Source);
            length += 4;
        }
        others.CopyTo(octets.AsSpan(length));
        octets[0] = (byte)(octets.Length - 1);
        return octets;
    }

    private static Concatenation? Valid(Concatenation part) => part.Sequence == 0 || part.Sequence > part.Total ? null : part;
}
