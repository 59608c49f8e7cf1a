using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Domain.Smsc;

/// <summary>What every short message of a group repeats beside its part of the data (3GPP TS 23.040, 9.2.2.1).</summary>
public sealed record ShortMessageForm
{
    /// <summary>A datagram of octets without ports.</summary>
    public static ShortMessageForm Octets { get; } = new();

    /// <summary>The ports of the datagram; null writes no port element.</summary>
    public ApplicationPorts? Ports { get; init; }

    /// <summary>TP-DCS, which SMPP calls data_coding; 8-bit data unless it says otherwise.</summary>
    public byte DataCoding { get; init; } = DataCodingScheme.EightBit;

    /// <summary>TP-PID.</summary>
    public byte ProtocolId { get; init; }

    /// <summary>The address that the handset sees as the sender, as SMPP writes it: digits with a plus sign when international, or a name. Null: the SMSC's own.</summary>
    public string? Originator { get; init; }

    /// <summary>Elements of the user data header that are neither concatenation nor 16-bit ports, as they stand; repeated in every segment.</summary>
    public ReadOnlyMemory<byte> Elements { get; init; }

    /// <summary>Between two ports, as WAP push and most datagrams go.</summary>
    public static ShortMessageForm Between(ushort destination, ushort source) => new() { Ports = new(destination, source) };
}
