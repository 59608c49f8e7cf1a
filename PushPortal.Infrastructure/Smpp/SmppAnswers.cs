using System.Globalization;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>
/// What an upstream's answers mean by default. The code of an answer, by which a link's policy may say otherwise, is the command_status; of
/// ESME_RDELIVERYFAILURE it is <c>0xFE | delivery_failure_reason &lt;&lt; 8 | GSM network error &lt;&lt; 16</c>. A receipt's is
/// <c>0x40000000 | message_state | GSM network error &lt;&lt; 8</c>. A policy may leave the network error out, to mean all of them.
/// </summary>
internal static class SmppAnswers
{
    private const int ReceiptBit = 0x40000000;
    private const int ReasonShift = 8;
    private const int ErrorShift = 16;
    private const int ErrorMask = 0x3FFF;
    private const string ReceiptMeaning = "What the delivery receipt says";

    /// <summary>No response, or no receipt, in time.</summary>
    internal static AnswerRule Silence { get; } = new(SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);

    internal static AnswerRule Lost { get; } = new(SegmentAnswerKind.LinkLost, FailureCause.LinkLost);

    /// <summary>The answers that have names, with what follows by default: what a policy may say otherwise about.</summary>
    internal static IEnumerable<KeyValuePair<int, AnswerRule>> Known =>
    [
        .. Enum.GetValues<CommandStatus>().Where(status => status is not (CommandStatus.Ok or CommandStatus.DeliveryFailed))
            .Select(status => KeyValuePair.Create((int)status, Default(status, null, FailureCause.None))),
        .. Enum.GetValues<DeliveryFailureReason>()
            .Select(reason => KeyValuePair.Create((int)CommandStatus.DeliveryFailed | ((int)reason << ReasonShift), Default(reason, FailureCause.None))),
        .. Enum.GetValues<MessageState>().Where(state => !IsUnderWay(state) && state != MessageState.Delivered)
            .Select(state => KeyValuePair.Create(ReceiptBit | (int)state, Default(state, FailureCause.None))),
    ];

    /// <summary>The specification's words for a code; they are the same in every language.</summary>
    internal static string NameOf(int code) => string.Create(CultureInfo.InvariantCulture, $"{NameWithoutError(code)}{ErrorIn(code)}");

    /// <summary>What a code says to people.</summary>
    internal static string MeaningOf(int code) => (code & ReceiptBit) != 0 ? ReceiptMeaning : ((CommandStatus)(code & 0xFFFF)).Meaning;

    internal static int CodeOf(CommandStatus status, TlvList tlvs) => status == CommandStatus.DeliveryFailed
        ? (int)status | ((int)(tlvs.DeliveryFailureReason ?? 0) << ReasonShift) | (ErrorOf(tlvs.NetworkErrorCode) << ErrorShift)
        : (int)status;

    internal static int CodeOf(DeliveryReceipt receipt) => ReceiptBit | (int)StateOf(receipt) | (ErrorOf(receipt.NetworkError) << ReasonShift);

    /// <summary>What the policy makes of a response, or the default.</summary>
    internal static AnswerRule Rule(LinkPolicy policy, CommandStatus status, TlvList tlvs)
    {
        var code = CodeOf(status, tlvs);
        return Changed(policy, code, code & 0xFFFF) ?? Default(status, tlvs.DeliveryFailureReason, GsmErrors.CauseOf(tlvs.NetworkErrorCode));
    }

    /// <summary>What the policy makes of a receipt, or the default; null while the message is under way.</summary>
    internal static AnswerRule? Rule(LinkPolicy policy, DeliveryReceipt receipt)
    {
        var state = StateOf(receipt);
        if (IsUnderWay(state))
        {
            return null;
        }

        return Changed(policy, CodeOf(receipt), ReceiptBit | (int)state) ?? Default(state, GsmErrors.CauseOf(receipt.NetworkError));
    }

    private static bool IsUnderWay(MessageState state) => state is MessageState.Scheduled or MessageState.Enroute or MessageState.Accepted;

    private static bool IsFailedDelivery(int code) => (code & 0xFF) == (int)CommandStatus.DeliveryFailed;

    private static string NameWithoutError(int code) => code switch
    {
        _ when (code & ReceiptBit) != 0 => $"stat:{MessageStateWords.WordOf((MessageState)(code & 0xFF))}",
        _ when IsFailedDelivery(code) => string.Create(CultureInfo.InvariantCulture, $"0xFE {CommandStatus.DeliveryFailed.Name} {(code >> ReasonShift) & 0xFF}"),
        _ when Enum.IsDefined((CommandStatus)code) => string.Create(CultureInfo.InvariantCulture, $"0x{code:X2} {((CommandStatus)code).Name}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"0x{code:X2}"),
    };

    private static string ErrorIn(int code)
    {
        var error = (code & ReceiptBit) != 0 ? (code >> ReasonShift) & ErrorMask : IsFailedDelivery(code) ? (code >> ErrorShift) & ErrorMask : 0;
        return error == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", GSM {error}");
    }

    private static AnswerRule? Changed(LinkPolicy policy, int code, int general) =>
        policy.Answers.TryGetValue(code, out var rule) || policy.Answers.TryGetValue(general, out rule) ? rule : null;

    private static AnswerRule Default(CommandStatus status, DeliveryFailureReason? reason, FailureCause error) => status switch
    {
        CommandStatus.Ok => new(SegmentAnswerKind.Delivered, FailureCause.None),
        CommandStatus.MessageQueueFull or CommandStatus.Throttled => new(SegmentAnswerKind.Throttled, FailureCause.LinkThrottled),
        CommandStatus.InvalidBindStatus or CommandStatus.BindFailed => Lost,
        CommandStatus.InvalidDestinationAddress or CommandStatus.InvalidDestinationTon or CommandStatus.InvalidDestinationNpi =>
            new(SegmentAnswerKind.Permanent, FailureCause.NumberRefused),
        CommandStatus.InvalidMessageLength or CommandStatus.InvalidEsmClass or CommandStatus.SubmitFailed or CommandStatus.InvalidSchedule or CommandStatus.InvalidExpiry
            or CommandStatus.PermanentReceiverError or CommandStatus.RejectedByReceiver or CommandStatus.InvalidDataCoding or CommandStatus.InvalidTlvStream
            or CommandStatus.TlvNotAllowed or CommandStatus.InvalidTlvLength or CommandStatus.MissingTlv or CommandStatus.InvalidTlvValue =>
            new(SegmentAnswerKind.Permanent, FailureCause.MessageRefused),
        CommandStatus.InvalidSourceAddress or CommandStatus.InvalidPassword or CommandStatus.InvalidSystemId or CommandStatus.InvalidServiceType
            or CommandStatus.InvalidSystemType or CommandStatus.ServiceTypeUnauthorised or CommandStatus.Prohibited or CommandStatus.ServiceTypeUnavailable
            or CommandStatus.ServiceTypeDenied =>
            new(SegmentAnswerKind.Permanent, FailureCause.LinkMisconfigured),
        CommandStatus.DeliveryFailed => Default(reason, error),
        _ => new(SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError),
    };

    private static AnswerRule Default(DeliveryFailureReason? reason, FailureCause error) => reason switch
    {
        DeliveryFailureReason.DestinationAddressInvalid =>
            new(SegmentAnswerKind.Permanent, error == FailureCause.UnknownSubscriber ? error : FailureCause.NumberRefused),
        DeliveryFailureReason.PermanentNetworkError =>
            new(SegmentAnswerKind.Permanent, error == FailureCause.UnknownSubscriber ? error : FailureCause.PermanentNetworkError),
        _ => Temporary(error, FailureCause.TemporaryNetworkError),
    };

    private static AnswerRule Default(MessageState state, FailureCause error) => state switch
    {
        MessageState.Delivered => new(SegmentAnswerKind.Delivered, FailureCause.None),
        MessageState.Expired => Temporary(error, FailureCause.NotAcknowledged),
        MessageState.Undeliverable when error is FailureCause.None or FailureCause.UnknownSubscriber =>
            new(SegmentAnswerKind.Permanent, error == FailureCause.None ? FailureCause.PermanentNetworkError : error),
        MessageState.Deleted or MessageState.Rejected or MessageState.Skipped => new(SegmentAnswerKind.Permanent, FailureCause.MessageRefused),
        _ => Temporary(error, FailureCause.TemporaryNetworkError),
    };

    /// <summary>A handset that is away ends the group at once: what is sent again within its window would find it away too.</summary>
    private static AnswerRule Temporary(FailureCause error, FailureCause otherwise) => error switch
    {
        FailureCause.AbsentSubscriber or FailureCause.MemoryFull => new(SegmentAnswerKind.HandsetAway, error),
        FailureCause.SubscriberBusy or FailureCause.NetworkCongestion => new(SegmentAnswerKind.Temporary, error),
        _ => new(SegmentAnswerKind.Temporary, otherwise),
    };

    private static MessageState StateOf(DeliveryReceipt receipt) => receipt.State ?? MessageState.Unknown;

    private static int ErrorOf(NetworkErrorCode? error) => error is { NetworkType: NetworkErrorCode.Gsm, Code: var code } ? code & ErrorMask : 0;
}
