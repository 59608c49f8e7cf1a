using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using DeliveryMethod = PushPortal.Domain.Pushes.DeliveryMethod;
using PapDeliveryMethod = PushPortal.Domain.Protocols.Pap.DeliveryMethod;
using PapPriority = PushPortal.Domain.Protocols.Pap.Priority;
using Priority = PushPortal.Domain.Pushes.Priority;

namespace PushPortal.Web.Pap;

/// <summary>The quality-of-service of a push-message (WAP-247, 9.1.3). This gateway has one bearer, SMS over GSM; what is only preferred is no reason to refuse.</summary>
internal static class PapQuality
{
    /// <summary>WDP appendix C: the initiator leaves the choice to the gateway.</summary>
    private const string Any = "Any";

    /// <exception cref="PushRefusedException">The push requires what is not there.</exception>
    internal static void Check(QualityOfService? quality)
    {
        if (quality is { NetworkRequired: true } && !Fits(quality.Network, AchievedQuality.Network))
        {
            throw Missing(PapStatus.RequiredNetworkNotAvailable, "network", quality.Network, AchievedQuality.Network);
        }

        if (quality is { BearerRequired: true } && !Fits(quality.Bearer, AchievedQuality.Bearer))
        {
            throw Missing(PapStatus.RequiredBearerNotAvailable, "bearer", quality.Bearer, AchievedQuality.Bearer);
        }
    }

    internal static Priority PriorityOf(QualityOfService? quality) => quality?.Priority switch
    {
        PapPriority.High => Priority.High,
        PapPriority.Low => Priority.Low,
        _ => Priority.Medium,
    };

    internal static DeliveryMethod? DeliveryMethodOf(QualityOfService? quality) => quality?.DeliveryMethod switch
    {
        null => null,
        PapDeliveryMethod.Confirmed => DeliveryMethod.Confirmed,
        PapDeliveryMethod.PreferConfirmed => DeliveryMethod.PreferConfirmed,
        PapDeliveryMethod.Unconfirmed => DeliveryMethod.Unconfirmed,
        _ => DeliveryMethod.NotSpecified,
    };

    private static bool Fits(string? asked, string ours)
    {
        var name = asked.AsSpan().Trim();
        return name.IsEmpty || name.Equals(Any, StringComparison.OrdinalIgnoreCase) || name.Equals(ours, StringComparison.OrdinalIgnoreCase);
    }

    private static PushRefusedException Missing(PapStatus code, string attribute, string? asked, string ours) =>
        new((int)code, $"/quality-of-service/{attribute}", $"is \"{asked}\" and required; this gateway has {ours}");
}
