using PushPortal.Domain.Content;

namespace PushPortal.Domain.Pushes;

/// <summary>A push ready for the SMSC.</summary>
/// <param name="Datagram">The WSP push PDU, or the bare datagram.</param>
/// <param name="Segments">Short messages that it takes.</param>
public sealed record EncodedPush(EncodedContent Content, ReadOnlyMemory<byte> Datagram, int Segments);
