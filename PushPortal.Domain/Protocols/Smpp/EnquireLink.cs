namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Either side asks whether the other still answers (SMPP 3.4, 4.11.1). It has a header only.</summary>
public sealed record EnquireLink : ISmppPdu
{
    public CommandId CommandId => CommandId.EnquireLink;

    int ISmppPdu.MaxOctets => 0;

    public void Write(ref PduWriter body)
    {
    }
}
