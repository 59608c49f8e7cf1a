namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Answers replace_sm (SMPP 3.4, 4.10.2). It has a header only.</summary>
public sealed record ReplaceSmResp : ISmppPdu
{
    public CommandId CommandId => CommandId.ReplaceSmResp;

    int ISmppPdu.MaxOctets => 0;

    public void Write(ref PduWriter body)
    {
    }
}
