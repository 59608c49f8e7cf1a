using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>The fields that submit_sm, data_sm and submit_multi share; what a command lacks has its usual value.</summary>
internal sealed record MessageFields
{
    /// <summary>That of data_sm, which has no priority_flag.</summary>
    private const byte UsualPriority = 1;

    public required bool IsMulti { get; init; }

    public required bool IsData { get; init; }

    public required string ServiceType { get; init; }

    public required SmppAddress Source { get; init; }

    public required IReadOnlyList<MultiDestination> Destinations { get; init; }

    public required EsmClass EsmClass { get; init; }

    public byte ProtocolId { get; init; }

    public byte PriorityFlag { get; init; } = UsualPriority;

    public string ScheduleDeliveryTime { get; init; } = "";

    public string ValidityPeriod { get; init; } = "";

    public required RegisteredDelivery RegisteredDelivery { get; init; }

    public byte ReplaceIfPresentFlag { get; init; }

    public bool ReplaceIfPresent => ReplaceIfPresentFlag == 1;

    public required byte DataCoding { get; init; }

    public byte SmDefaultMsgId { get; init; }

    public ReadOnlyMemory<byte> ShortMessage { get; init; }

    public required TlvList Tlvs { get; init; }

    internal static MessageFields Of(ISmppPdu pdu) => pdu switch
    {
        SubmitSm submit => new MessageFields
        {
            IsMulti = false,
            IsData = false,
            ServiceType = submit.ServiceType,
            Source = submit.Source,
            Destinations = [MultiDestination.Of(submit.Destination)],
            EsmClass = submit.EsmClass,
            ProtocolId = submit.ProtocolId,
            PriorityFlag = submit.PriorityFlag,
            ScheduleDeliveryTime = submit.ScheduleDeliveryTime,
            ValidityPeriod = submit.ValidityPeriod,
            RegisteredDelivery = submit.RegisteredDelivery,
            ReplaceIfPresentFlag = submit.ReplaceIfPresentFlag,
            DataCoding = submit.DataCoding,
            SmDefaultMsgId = submit.SmDefaultMsgId,
            ShortMessage = submit.ShortMessage,
            Tlvs = submit.Tlvs,
        },
        SubmitMulti multi => new MessageFields
        {
            IsMulti = true,
            IsData = false,
            ServiceType = multi.ServiceType,
            Source = multi.Source,
            Destinations = multi.Destinations,
            EsmClass = multi.EsmClass,
            ProtocolId = multi.ProtocolId,
            PriorityFlag = multi.PriorityFlag,
            ScheduleDeliveryTime = multi.ScheduleDeliveryTime,
            ValidityPeriod = multi.ValidityPeriod,
            RegisteredDelivery = multi.RegisteredDelivery,
            ReplaceIfPresentFlag = multi.ReplaceIfPresentFlag,
            DataCoding = multi.DataCoding,
            SmDefaultMsgId = multi.SmDefaultMsgId,
            ShortMessage = multi.ShortMessage,
            Tlvs = multi.Tlvs,
        },
        DataSm data => new MessageFields
        {
            IsMulti = false,
            IsData = true,
            ServiceType = data.ServiceType,
            Source = data.Source,
            Destinations = [MultiDestination.Of(data.Destination)],
            EsmClass = data.EsmClass,
            RegisteredDelivery = data.RegisteredDelivery,
            DataCoding = data.DataCoding,
            Tlvs = data.Tlvs,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(pdu), pdu.CommandId, null),
    };

    /// <summary>short_message or message_payload, of which only one may hold anything.</summary>
    /// <exception cref="SmppProtocolException">Both do, or none.</exception>
    internal ReadOnlyMemory<byte> Payload() => (ShortMessage.Length > 0, Tlvs.MessagePayload) switch
    {
        (true, { Length: > 0 }) => throw new SmppProtocolException(CommandStatus.TlvNotAllowed, "A message is in short_message or in message_payload, not in both."),
        (true, _) => ShortMessage,
        (false, { Length: > 0 } payload) => payload,
        _ when IsData => throw new SmppProtocolException(CommandStatus.MissingTlv, "message_payload is missing."),
        _ => throw new SmppProtocolException(CommandStatus.InvalidMessageLength, "The message is empty."),
    };
}
