namespace PushPortal.Domain.Protocols.Octets;

/// <summary>A field of bits, counted from the first bit of the field of octets that it stands in.</summary>
public sealed record BitField(string Name, string Value, int FirstBit, int Bits);
