using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>
/// What network_error_code says of a GSM network. SMSCs put MAP errors (3GPP TS 29.002, 17.6) or RP causes (3GPP TS 24.011, 8.2.5.4) there;
/// the numbers of both that matter do not contradict each other.
/// </summary>
internal static class GsmErrors
{
    /// <summary>None where the error says nothing that is acted upon.</summary>
    internal static FailureCause CauseOf(NetworkErrorCode? error) => error is { NetworkType: NetworkErrorCode.Gsm, Code: var code }
        ? code switch
        {
            1 or 5 or 30 => FailureCause.UnknownSubscriber,
            6 or 27 => FailureCause.AbsentSubscriber,
            22 or 0xD3 => FailureCause.MemoryFull,
            31 => FailureCause.SubscriberBusy,
            42 => FailureCause.NetworkCongestion,
            _ => FailureCause.None,
        }
        : FailureCause.None;
}
