using PushPortal.Domain.Content;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Pushes;

/// <summary>A push ready for the SMSC.</summary>
/// <param name="Datagram">The WSP push PDU, or the bare datagram.</param>
/// <param name="WideReferences">Whether a concatenation has a reference of 16 bits.</param>
/// <param name="Segments">Short messages that it takes.</param>
public sealed record EncodedPush(EncodedContent Content, ReadOnlyMemory<byte> Datagram, ShortMessageForm Form, bool WideReferences, int Segments)
{
    /// <summary>The short messages as they will be; their concatenation reference is chosen when they are sent, and is 0 here.</summary>
    public IReadOnlyList<Segment> Split() => Segmenter.Split(Datagram, Form, reference: 0, WideReferences);
}
