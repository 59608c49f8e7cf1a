namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>data_coding (SMPP 3.4, 5.2.19), the values that mean something here. From F0 it is a GSM data coding scheme.</summary>
public static class DataCodings
{
    public const byte Default = 0x00;
    public const byte Ia5 = 0x01;
    public const byte Octets = 0x02;
    public const byte Latin1 = 0x03;

    /// <summary>8-bit data, as <see cref="Octets"/> is; most ESMEs send this one.</summary>
    public const byte Binary = 0x04;
    public const byte Ucs2 = 0x08;

    /// <summary>8-bit data of class 1 (3GPP TS 23.038, 4), which pushes have.</summary>
    public const byte BinaryClass1 = 0xF5;
}
