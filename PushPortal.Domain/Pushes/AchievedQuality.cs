using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Transactions;
using PapDeliveryMethod = PushPortal.Domain.Protocols.Pap.DeliveryMethod;
using PapPriority = PushPortal.Domain.Protocols.Pap.Priority;

namespace PushPortal.Domain.Pushes;

/// <summary>
/// The quality of service that one recipient of a push got, as PAP reports it. Over SMS the handset's acknowledgement of every segment is the confirmation
/// that the bearer has, and nothing is called delivered without it: so a delivery is a confirmed one, whatever was asked for.
/// </summary>
public static class AchievedQuality
{
    public const string Network = "GSM";

    public const string Bearer = "SMS";

    /// <summary>Null when the initiator asked for no quality of service.</summary>
    public static QualityOfService? Achieved(this Push push, TransactionState state)
    {
        if (push.DeliveryMethod is null)
        {
            return null;
        }

        var priority = push.Priority switch
        {
            Priority.High => PapPriority.High,
            Priority.Low => PapPriority.Low,
            _ => PapPriority.Medium,
        };
        return state == TransactionState.Delivered
            ? new QualityOfService { Priority = priority, DeliveryMethod = PapDeliveryMethod.Confirmed, Network = Network, Bearer = Bearer }
            : new QualityOfService { Priority = priority, DeliveryMethod = PapDeliveryMethod.NotSpecified };
    }
}
