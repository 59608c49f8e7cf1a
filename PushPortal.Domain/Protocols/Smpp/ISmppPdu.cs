namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The body of one PDU. The header is made by <see cref="SmppPdu"/>, which knows the length.</summary>
public interface ISmppPdu
{
    CommandId CommandId { get; }

    /// <summary>Octets that the body takes at most, for which a buffer is asked.</summary>
    int MaxOctets { get; }

    void Write(ref PduWriter body);
}
