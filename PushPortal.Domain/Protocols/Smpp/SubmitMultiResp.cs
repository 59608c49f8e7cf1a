namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The SMSC answers submit_multi (SMPP 3.4, 4.5.2; parameters since 5.0). Fields are in wire order.</summary>
public sealed record SubmitMultiResp : ISmppPdu
{
    /// <summary>Null for no body, which is common where the status is not ESME_ROK.</summary>
    public required string? MessageId { get; init; }

    public IReadOnlyList<UnsuccessfulDestination> Unsuccessful { get; init; } = [];

    public TlvList Tlvs { get; init; } = TlvList.Empty;

    public CommandId CommandId => CommandId.SubmitMultiResp;

    int ISmppPdu.MaxOctets => 66 + (Unsuccessful.Count * 27) + Tlvs.MaxOctets;

    public void Write(ref PduWriter body)
    {
        if (MessageId is null && Unsuccessful.Count == 0 && Tlvs.Count == 0)
            return;
        if (Unsuccessful.Count > byte.MaxValue)
            throw new SmppProtocolException(CommandStatus.InvalidNumberOfDestinations, "A submit_multi_resp has at most 255 destinations.");
        body.WriteCOctetString(MessageId ?? "", maxOctets: 65, CommandStatus.InvalidMessageId);
        body.WriteByte((byte)Unsuccessful.Count);
        foreach (var destination in Unsuccessful)
        {
            destination.Address.Write(ref body, CommandStatus.InvalidDestinationAddress);
            body.WriteUInt32((uint)destination.Status);
        }
        Tlvs.Write(ref body);
    }

    internal static SubmitMultiResp Read(ref PduReader body) => new()
    {
        MessageId = body.AtEnd ? null : body.ReadCOctetString(maxOctets: 65, CommandStatus.InvalidMessageId),
        Unsuccessful = ReadUnsuccessful(ref body),
        Tlvs = TlvList.ReadTolerantly(ref body),
    };

    /// <summary>None where even their number is left out.</summary>
    private static UnsuccessfulDestination[] ReadUnsuccessful(ref PduReader body)
    {
        if (body.AtEnd)
            return [];
        var destinations = new UnsuccessfulDestination[body.ReadByte()];
        foreach (ref var destination in destinations.AsSpan())
        {
            var address = SmppAddress.Read(ref body, CommandStatus.InvalidDestinationAddress);
            destination = new(address, (CommandStatus)body.ReadUInt32());
        }
        return destinations;
    }
}
