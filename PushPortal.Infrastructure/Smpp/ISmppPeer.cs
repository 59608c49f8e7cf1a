using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>What a connection's PDUs are given to. Called on the connection's reading loop: it returns at once, whatever there is to do.</summary>
internal interface ISmppPeer
{
    /// <summary>A whole PDU has come.</summary>
    /// <param name="body">Valid during the call only.</param>
    void Received(in PduHeader header, ReadOnlySpan<byte> body);

    /// <summary>A length that cannot be: nothing that follows can be read. The connection ends when this returns and what was sent is out.</summary>
    void Broken();
}
