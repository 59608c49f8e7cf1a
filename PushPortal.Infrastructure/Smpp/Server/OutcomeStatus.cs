using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Outcomes and causes in SMPP's words.</summary>
internal static class OutcomeStatus
{
    /// <summary>message_state of a transaction (SMPP 3.4, 5.2.28).</summary>
    internal static MessageState MessageState(this TransactionState state) => state switch
    {
        TransactionState.Pending => Domain.Protocols.Smpp.MessageState.Enroute,
        TransactionState.Delivered => Domain.Protocols.Smpp.MessageState.Delivered,
        TransactionState.Expired => Domain.Protocols.Smpp.MessageState.Expired,
        TransactionState.Cancelled => Domain.Protocols.Smpp.MessageState.Deleted,
        TransactionState.Rejected => Domain.Protocols.Smpp.MessageState.Rejected,
        TransactionState.Timeout => Domain.Protocols.Smpp.MessageState.Unknown,
        _ => Domain.Protocols.Smpp.MessageState.Undeliverable,
    };

    /// <summary>delivery_failure_reason of a transaction that failed (SMPP 3.4, 5.3.2.33).</summary>
    internal static DeliveryFailureReason Reason(this FailureCause cause) => cause switch
    {
        FailureCause.AbsentSubscriber or FailureCause.MemoryFull or FailureCause.SubscriberBusy or FailureCause.NotAcknowledged => DeliveryFailureReason.DestinationUnavailable,
        FailureCause.UnknownSubscriber or FailureCause.NumberRefused or FailureCause.UnusableAddress => DeliveryFailureReason.DestinationAddressInvalid,
        FailureCause.PermanentNetworkError or FailureCause.MessageRefused or FailureCause.LinkMisconfigured or FailureCause.TooLarge
            or FailureCause.NoLink or FailureCause.RouteRefused or FailureCause.Cancelled => DeliveryFailureReason.PermanentNetworkError,
        _ => DeliveryFailureReason.TemporaryNetworkError,
    };

    /// <summary>The cause as a GSM network says it, by RP-cause (3GPP TS 24.011, 8.2.5.4); null where no network said anything.</summary>
    internal static NetworkErrorCode? NetworkError(this FailureCause cause)
    {
        ushort code = cause switch
        {
            FailureCause.MemoryFull => 22,
            FailureCause.AbsentSubscriber => 27,
            FailureCause.UnknownSubscriber => 30,
            FailureCause.PermanentNetworkError => 38,
            FailureCause.TemporaryNetworkError or FailureCause.SubscriberBusy => 41,
            FailureCause.NetworkCongestion => 42,
            _ => 0,
        };
        return code == 0 ? null : new NetworkErrorCode(NetworkErrorCode.Gsm, code);
    }

    /// <summary>What a submit is answered at a limit of its account: come again soon, or not today.</summary>
    internal static CommandStatus Status(this LimitReached limit) => limit.Kind == LimitKind.Rate ? CommandStatus.Throttled : CommandStatus.SubmitFailed;

    /// <summary>What a submit is answered that the gateway refuses.</summary>
    internal static CommandStatus Status(this PushRefusedException refused) => refused.Problems[0].Pointer switch
    {
        "/deliverBefore" => CommandStatus.InvalidExpiry,
        "/deliverAfter" => CommandStatus.InvalidSchedule,
        "/content" => CommandStatus.InvalidMessageLength,
        var pointer when pointer.StartsWith("/to", StringComparison.Ordinal) => CommandStatus.InvalidDestinationAddress,
        _ => CommandStatus.SubmitFailed,
    };
}
