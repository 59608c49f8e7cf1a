using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

/// <summary>PDUs of every kind with any fields that they can carry, the same ones for a seed.</summary>
internal sealed class RandomPdus(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>One of each kind.</summary>
    public ISmppPdu[] Each() =>
    [
        Bind(BindType.Receiver), Bind(BindType.Transmitter), Bind(BindType.Transceiver),
        BindResp(BindType.Receiver), BindResp(BindType.Transmitter), BindResp(BindType.Transceiver),
        new Outbind { SystemId = Text(15), Password = Text(8) },
        SubmitSm(), DeliverSm(), SubmitMulti(), DataSm(),
        new SubmitSmResp { MessageId = Text(64), Tlvs = Tlvs() },
        new DeliverSmResp { MessageId = Text(64), Tlvs = Tlvs() },
        new DataSmResp { MessageId = Text(64), Tlvs = Tlvs() },
        new SubmitMultiResp { MessageId = Text(64), Unsuccessful = [.. Times(4, Unsuccessful)], Tlvs = Tlvs() },
        new QuerySm { MessageId = Text(64), Source = Address(20) },
        new QuerySmResp { MessageId = Text(64), FinalDate = Text(16), MessageState = (MessageState)_random.Next(10), ErrorCode = Byte() },
        new CancelSm { ServiceType = Text(5), MessageId = Text(64), Source = Address(20), Destination = Address(20) },
        new CancelSmResp(),
        new ReplaceSm
        {
            MessageId = Text(64), Source = Address(20), ScheduleDeliveryTime = Text(16), ValidityPeriod = Text(16), RegisteredDelivery = new(Byte()),
            SmDefaultMsgId = Byte(), ShortMessage = Octets(255), Tlvs = Tlvs(),
        },
        new ReplaceSmResp(),
        new AlertNotification { Source = Address(64), Esme = Address(64), Tlvs = Tlvs() },
        new EnquireLink(), new EnquireLinkResp(), new Unbind(), new UnbindResp(), new GenericNack(),
    ];

    public SubmitSm SubmitSm() => new()
    {
        ServiceType = Text(5),
        Source = Address(20),
        Destination = Address(20),
        EsmClass = new(Byte()),
        ProtocolId = Byte(),
        PriorityFlag = Byte(),
        ScheduleDeliveryTime = Text(16),
        ValidityPeriod = Text(16),
        RegisteredDelivery = new(Byte()),
        ReplaceIfPresentFlag = Byte(),
        DataCoding = Byte(),
        SmDefaultMsgId = Byte(),
        ShortMessage = Octets(255),
        Tlvs = Tlvs(),
    };

    private DeliverSm DeliverSm() => new()
    {
        ServiceType = Text(5),
        Source = Address(20),
        Destination = Address(20),
        EsmClass = new(Byte()),
        ProtocolId = Byte(),
        PriorityFlag = Byte(),
        ScheduleDeliveryTime = Text(16),
        ValidityPeriod = Text(16),
        RegisteredDelivery = new(Byte()),
        ReplaceIfPresentFlag = Byte(),
        DataCoding = Byte(),
        SmDefaultMsgId = Byte(),
        ShortMessage = Octets(255),
        Tlvs = Tlvs(),
    };

    private SubmitMulti SubmitMulti() => new()
    {
        ServiceType = Text(5),
        Source = Address(20),
        Destinations = [Destination(), .. Times(4, Destination)],
        EsmClass = new(Byte()),
        ProtocolId = Byte(),
        PriorityFlag = Byte(),
        ScheduleDeliveryTime = Text(16),
        ValidityPeriod = Text(16),
        RegisteredDelivery = new(Byte()),
        ReplaceIfPresentFlag = Byte(),
        DataCoding = Byte(),
        SmDefaultMsgId = Byte(),
        ShortMessage = Octets(255),
        Tlvs = Tlvs(),
    };

    private DataSm DataSm() => new()
    {
        ServiceType = Text(5),
        Source = Address(64),
        Destination = Address(64),
        EsmClass = new(Byte()),
        RegisteredDelivery = new(Byte()),
        DataCoding = Byte(),
        Tlvs = [new(TlvTag.MessagePayload, Octets(2_000)), .. Tlvs()],
    };

    private Bind Bind(BindType type) => new()
    {
        Type = type,
        SystemId = Text(15),
        Password = Text(8),
        SystemType = Text(12),
        InterfaceVersion = Byte(),
        AddrTon = (TypeOfNumber)Byte(),
        AddrNpi = (NumberingPlan)Byte(),
        AddressRange = Text(40),
    };

    private BindResp BindResp(BindType type) => new() { Type = type, SystemId = Text(15), Tlvs = Tlvs() };

    private MultiDestination Destination() => _random.Next(2) == 0 ? MultiDestination.Of(Address(20)) : MultiDestination.OfList(Text(20));

    private UnsuccessfulDestination Unsuccessful() => new(Address(20), (CommandStatus)_random.Next());

    private SmppAddress Address(int longest) => new((TypeOfNumber)Byte(), (NumberingPlan)Byte(), Text(longest));

    private TlvList Tlvs() => [.. Times(5, Tlv)];

    private Tlv Tlv() => _random.Next(6) switch
    {
        0 => Domain.Protocols.Smpp.Tlv.OfUInt16(TlvTag.SourcePort, (ushort)_random.Next()),
        1 => Domain.Protocols.Smpp.Tlv.OfByte(TlvTag.SetDpf, Byte()),
        2 => SmppPdus.Number(TlvTag.QosTimeToLive, (uint)_random.Next()),
        3 => Domain.Protocols.Smpp.Tlv.OfText(TlvTag.ReceiptedMessageId, Text(64)),
        4 => Domain.Protocols.Smpp.Tlv.Of(new NetworkErrorCode(Byte(), (ushort)_random.Next())),
        _ => new((TlvTag)_random.Next(0x1400, 0x4000), Octets(40)),
    };

    private IEnumerable<T> Times<T>(int most, Func<T> make) => Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make());

    private byte Byte() => (byte)_random.Next(256);

    private byte[] Octets(int most)
    {
        var octets = new byte[_random.Next(most + 1)];
        _random.NextBytes(octets);
        return octets;
    }

    private string Text(int longest) => string.Create(_random.Next(longest + 1), _random, (text, random) =>
    {
        foreach (ref var letter in text)
            letter = (char)random.Next(1, 256);
    });
}
