namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Which part of which message this is, by the three sar_ parameters (SMPP 3.4, 5.3.2.22 to 5.3.2.24). Sequence counts from 1.</summary>
public readonly record struct SarPart(ushort Reference, byte Total, byte Sequence);
