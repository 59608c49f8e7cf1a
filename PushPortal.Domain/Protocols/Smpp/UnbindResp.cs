namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Answers unbind (SMPP 3.4, 4.2.2). It has a header only.</summary>
public sealed record UnbindResp : ISmppPdu
{
    public CommandId CommandId => CommandId.UnbindResp;

    int ISmppPdu.MaxOctets => 0;

    public void Write(ref PduWriter body)
    {
    }
}
