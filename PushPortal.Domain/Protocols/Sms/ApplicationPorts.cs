namespace PushPortal.Domain.Protocols.Sms;

/// <summary>Ports of a datagram (3GPP TS 23.040, 9.2.3.24.3 and 9.2.3.24.4); what came with 8 bits is below 256.</summary>
public readonly record struct ApplicationPorts(ushort Destination, ushort Source);
