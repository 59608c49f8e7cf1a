namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Type of number, numbering plan and digits of one address (SMPP 3.4, 5.2.5 to 5.2.8). Digits may be letters.</summary>
public readonly record struct SmppAddress(TypeOfNumber Ton, NumberingPlan Npi, string Digits)
{
    /// <summary>Octets of an address with its NUL, in every PDU but data_sm and alert_notification.</summary>
    public const int ShortOctets = 21;

    /// <summary>Octets of an address with its NUL in data_sm and alert_notification.</summary>
    public const int LongOctets = 65;

    /// <summary>No address: the SMSC puts in its own.</summary>
    public static SmppAddress None { get; } = new(TypeOfNumber.Unknown, NumberingPlan.Unknown, "");

    /// <summary>International after a plus, alphanumeric with a letter in it, and otherwise unknown: a short code or a national number.</summary>
    public static SmppAddress FromText(string text) => text switch
    {
        "" => None,
        ['+', .. var digits] when IsDigits(digits) => new(TypeOfNumber.International, NumberingPlan.E164, digits),
        _ when IsDigits(text) => new(TypeOfNumber.Unknown, NumberingPlan.E164, text),
        _ => new(TypeOfNumber.Alphanumeric, NumberingPlan.Unknown, text),
    };

    /// <summary>With a plus where it is international; peers that send the plus too do not get two.</summary>
    public string ToText() => Ton == TypeOfNumber.International && Digits is not (['+', ..] or "") ? "+" + Digits : Digits;

    internal static SmppAddress Read(ref PduReader body, CommandStatus refusal, int maxOctets = ShortOctets) =>
        new((TypeOfNumber)body.ReadByte(), (NumberingPlan)body.ReadByte(), body.ReadCOctetString(maxOctets, refusal));

    internal void Write(ref PduWriter body, CommandStatus refusal, int maxOctets = ShortOctets)
    {
        body.WriteByte((byte)Ton);
        body.WriteByte((byte)Npi);
        body.WriteCOctetString(Digits, maxOctets, refusal);
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
