namespace PushPortal.Domain.Protocols.Sms;

/// <summary>A whole datagram as a handset has it after reassembly; ports 0 when the short messages named none.</summary>
public sealed record ReassembledDatagram(
    string OriginatingAddress, ushort DestinationPort, ushort SourcePort, ReadOnlyMemory<byte> Data, int Segments);
