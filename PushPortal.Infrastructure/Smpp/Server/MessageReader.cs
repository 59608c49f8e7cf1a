using PushPortal.Domain.Accounts;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// Reads what submit_sm, data_sm and submit_multi ask for, by the rules of SMPP 3.4 and with the tolerance of 5.0. What cannot be done is refused with
/// the status of its own field; pure decisions.
/// </summary>
internal static class MessageReader
{
    private const byte ReservedReceiptBits = 0xE0;

    /// <exception cref="SmppProtocolException">With the status that the ESME is answered.</exception>
    internal static IncomingMessage Read(ISmppPdu pdu, ServiceProvider account, DateTimeOffset now)
    {
        var fields = MessageFields.Of(pdu);
        var mode = ModeOf(fields);
        Check(fields, mode);
        var source = AddressReader.ReadSource(fields.Source, account);
        var (recipients, unsuccessful) = fields.Destinations is [var single] && pdu is not SubmitMulti
            ? (new[] { AddressReader.ReadDestination(single.Address!.Value) }, [])
            : AddressReader.ReadDestinations(fields.Destinations);
        var data = UserDataReader.Read(fields, source);
        var (after, before) = (DeliverAfter(fields, mode, now), DeliverBefore(fields, now));
        if (before <= after)
        {
            throw new SmppProtocolException(CommandStatus.InvalidExpiry, "The validity period ends before the scheduled time.");
        }

        return new IncomingMessage
        {
            Mode = mode,
            ServiceType = fields.ServiceType,
            Source = fields.Source,
            Recipients = recipients,
            Unsuccessful = unsuccessful,
            Form = data.Form,
            Datagram = data.Datagram,
            Part = data.Part,
            Priority = PriorityOf(fields.PriorityFlag),
            DeliverAfter = after,
            DeliverBefore = before,
            Receipt = mode is MessagingMode.Transaction or MessagingMode.Datagram ? ReceiptWish.None : WishOf(fields.RegisteredDelivery),
            ReplacesIfPresent = fields.ReplaceIfPresent,
            SetDpf = fields.Tlvs.SetDpf == true,
            SubmissionId = VendorTlvs.Read(fields.Tlvs, VendorTlvs.SubmissionId),
            TransactionId = VendorTlvs.Read(fields.Tlvs, VendorTlvs.TransactionId),
        };
    }

    /// <summary>When a receipt is wanted.</summary>
    /// <exception cref="SmppProtocolException">The flag has reserved bits.</exception>
    internal static ReceiptWish WishOf(RegisteredDelivery flag) => (flag.Value & ReservedReceiptBits) != 0
        ? throw new SmppProtocolException(CommandStatus.InvalidRegisteredDelivery, "registered_delivery has reserved bits.")
        : flag.Receipt switch
        {
            ReceiptRequest.SuccessOrFailure => ReceiptWish.Any,
            ReceiptRequest.FailureOnly => ReceiptWish.Failure,
            ReceiptRequest.SuccessOnly => ReceiptWish.Success,
            _ => ReceiptWish.None,
        };

    private static MessagingMode ModeOf(MessageFields fields) => fields.EsmClass switch
    {
        { Type: not MessageType.Normal } => throw new SmppProtocolException(CommandStatus.InvalidEsmClass, "Only messages are taken, not acknowledgements."),
        { Mode: MessagingMode.Transaction } when fields.IsMulti => throw new SmppProtocolException(CommandStatus.InvalidEsmClass, "submit_multi has no transaction mode."),
        var esmClass => esmClass.Mode,
    };

    private static void Check(MessageFields fields, MessagingMode mode)
    {
        if (fields.SmDefaultMsgId != 0)
        {
            throw new SmppProtocolException(CommandStatus.InvalidPredefinedMessage, "There are no predefined messages.");
        }

        if (fields.ReplaceIfPresentFlag > 1 || (fields.ReplaceIfPresent && (fields.IsMulti || mode is MessagingMode.Transaction or MessagingMode.Datagram)))
        {
            throw new SmppProtocolException(CommandStatus.InvalidReplaceFlag, "Only a stored message of one destination can take another's place.");
        }
    }

    private static Priority PriorityOf(byte flag) => flag switch
    {
        0 => Priority.Low,
        1 => Priority.Medium,
        2 or 3 => Priority.High,
        _ => throw new SmppProtocolException(CommandStatus.InvalidPriority, "priority_flag is 0 to 3."),
    };

    private static DateTimeOffset? DeliverAfter(MessageFields fields, MessagingMode mode, DateTimeOffset now) =>
        SmppTime.Parse(fields.ScheduleDeliveryTime, now, CommandStatus.InvalidSchedule) switch
        {
            null => null,
            _ when mode is MessagingMode.Transaction or MessagingMode.Datagram =>
                throw new SmppProtocolException(CommandStatus.InvalidSchedule, "This mode delivers at once."),
            var at => at,
        };

    private static DateTimeOffset? DeliverBefore(MessageFields fields, DateTimeOffset now)
    {
        var end = SmppTime.Parse(fields.ValidityPeriod, now, CommandStatus.InvalidExpiry) ?? now + fields.Tlvs.QosTimeToLive;
        return end <= now ? throw new SmppProtocolException(CommandStatus.InvalidExpiry, "The validity period is over.") : end;
    }
}
