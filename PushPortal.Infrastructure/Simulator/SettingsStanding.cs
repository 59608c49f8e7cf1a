namespace PushPortal.Infrastructure.Simulator;

/// <summary>How far settings by OMA client provisioning are on the handset.</summary>
public enum SettingsStanding
{
    /// <summary>Its user has to say that they want them: nothing proves where they come from, or the network's secret does.</summary>
    AwaitsConsent,

    /// <summary>Its user has to type the PIN.</summary>
    AwaitsPin,

    Installed,
}
