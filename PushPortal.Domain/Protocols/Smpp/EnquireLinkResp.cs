namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Answers enquire_link (SMPP 3.4, 4.11.2). It has a header only.</summary>
public sealed record EnquireLinkResp : ISmppPdu
{
    public CommandId CommandId => CommandId.EnquireLinkResp;

    int ISmppPdu.MaxOctets => 0;

    public void Write(ref PduWriter body)
    {
    }
}
