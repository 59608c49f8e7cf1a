namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Either side ends the session (SMPP 3.4, 4.2.1). It has a header only.</summary>
public sealed record Unbind : ISmppPdu
{
    public CommandId CommandId => CommandId.Unbind;

    int ISmppPdu.MaxOctets => 0;

    public void Write(ref PduWriter body)
    {
    }
}
