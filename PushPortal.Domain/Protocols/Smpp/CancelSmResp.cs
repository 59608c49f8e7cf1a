namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Answers cancel_sm (SMPP 3.4, 4.9.2). It has a header only.</summary>
public sealed record CancelSmResp : ISmppPdu
{
    public CommandId CommandId => CommandId.CancelSmResp;

    int ISmppPdu.MaxOctets => 0;

    public void Write(ref PduWriter body)
    {
    }
}
