namespace PushPortal.Domain.Protocols.Pap;

/// <summary>What PAP status codes say to people, and how a code that a receiver does not know is understood.</summary>
public static class PapStatusText
{
    /// <summary>The text of the specification; of its class for a code that is not listed.</summary>
    public static string DescriptionOf(PapStatus code) => code switch
    {
        PapStatus.Ok => "OK",
        PapStatus.AcceptedForProcessing => "Accepted for processing",
        PapStatus.BadRequest => "Bad request",
        PapStatus.Forbidden => "Forbidden",
        PapStatus.AddressError => "Address error",
        PapStatus.AddressNotFound => "Address not found",
        PapStatus.PushIdNotFound => "Push ID not found",
        PapStatus.CapabilitiesMismatch => "Capabilities mismatch",
        PapStatus.RequiredCapabilitiesNotSupported => "Required capabilities not supported",
        PapStatus.DuplicatePushId => "Duplicate push ID",
        PapStatus.CancellationNotPossible => "Cancellation not possible",
        PapStatus.InternalServerError => "Internal server error",
        PapStatus.NotImplemented => "Not implemented",
        PapStatus.VersionNotSupported => "Version not supported",
        PapStatus.NotPossible => "Not possible",
        PapStatus.CapabilityMatchingNotSupported => "Capability matching not supported",
        PapStatus.MultipleAddressesNotSupported => "Multiple addresses not supported",
        PapStatus.TransformationFailure => "Transformation failure",
        PapStatus.SpecifiedDeliveryMethodNotPossible => "Specified delivery method not possible",
        PapStatus.CapabilitiesNotAvailable => "Capabilities not available",
        PapStatus.RequiredNetworkNotAvailable => "Required network not available",
        PapStatus.RequiredBearerNotAvailable => "Required bearer not available",
        PapStatus.ReplacementNotSupported => "Replacement not supported",
        PapStatus.ServiceFailure => "Service failure",
        PapStatus.ServiceUnavailable => "Service unavailable",
        PapStatus.MobileClientAborted => "Mobile client aborted",
        _ when code == ClassOf(code) => "Unknown status",
        _ => DescriptionOf(ClassOf(code)),
    };

    /// <summary>x000 of the code's class: success, client error, server error, service failure, client abort.</summary>
    public static PapStatus ClassOf(PapStatus code) => (PapStatus)((int)code / 1000 * 1000);

    /// <summary>The code as a receiver of this version knows it; 1.0 lacks the codes of cancellation and replacement.</summary>
    internal static PapStatus In(PapVersion version, PapStatus code) => code switch
    {
        PapStatus.CancellationNotPossible or PapStatus.ReplacementNotSupported when version == PapVersion.Pap10 => ClassOf(code),
        _ => code,
    };
}
