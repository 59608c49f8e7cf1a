namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Answers what has no response of its own: an unknown command, or a length that cannot be (SMPP 3.4, 4.3.1). It has a header only.</summary>
public sealed record GenericNack : ISmppPdu
{
    public CommandId CommandId => CommandId.GenericNack;

    int ISmppPdu.MaxOctets => 0;

    public void Write(ref PduWriter body)
    {
    }
}
