namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>One destination of submit_multi (SMPP 3.4, 4.5.1.1): an address, or the name of a list that the SMSC keeps.</summary>
public readonly record struct MultiDestination(SmppAddress? Address, string? DistributionList)
{
    /// <summary>Octets of a flag and an address.</summary>
    internal const int MaxOctets = 24;

    private const byte AddressFlag = 1;
    private const byte ListFlag = 2;

    public static MultiDestination Of(SmppAddress address) => new(address, null);

    public static MultiDestination OfList(string name) => new(null, name);

    /// <summary>number_of_dests and the destinations: up to 254, and 255 since SMPP 5.0.</summary>
    internal static MultiDestination[] ReadAll(ref PduReader body)
    {
        var destinations = new MultiDestination[body.ReadByte()];
        if (destinations.Length == 0)
            throw InvalidNumber();
        foreach (ref var destination in destinations.AsSpan())
        {
            destination = body.ReadByte() switch
            {
                AddressFlag => Of(SmppAddress.Read(ref body, CommandStatus.InvalidDestinationAddress)),
                ListFlag => OfList(body.ReadCOctetString(SmppAddress.ShortOctets, CommandStatus.InvalidDistributionListName)),
                _ => throw new SmppProtocolException(CommandStatus.InvalidDestinationFlag, "A destination is neither an address nor a list."),
            };
        }
        return destinations;
    }

    internal static void WriteAll(IReadOnlyList<MultiDestination> destinations, ref PduWriter body)
    {
        if (destinations.Count is 0 or > byte.MaxValue)
            throw InvalidNumber();
        body.WriteByte((byte)destinations.Count);
        foreach (var destination in destinations)
        {
            body.WriteByte(destination.Address is null ? ListFlag : AddressFlag);
            if (destination.Address is { } address)
                address.Write(ref body, CommandStatus.InvalidDestinationAddress);
            else
                body.WriteCOctetString(destination.DistributionList ?? "", SmppAddress.ShortOctets, CommandStatus.InvalidDistributionListName);
        }
    }

    private static SmppProtocolException InvalidNumber() => new(CommandStatus.InvalidNumberOfDestinations, "A submit_multi has 1 to 255 destinations.");
}
