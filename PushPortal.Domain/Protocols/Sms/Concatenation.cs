namespace PushPortal.Domain.Protocols.Sms;

/// <summary>
/// Which part of which message a segment is (3GPP TS 23.040, 9.2.3.24.1 and 9.2.3.24.8). Sequence counts from 1; Wide means
/// a reference of 16 bits.
/// </summary>
public readonly record struct Concatenation(int Reference, byte Total, byte Sequence, bool Wide = false);
