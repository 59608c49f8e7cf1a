namespace PushPortal.Domain.Protocols.Pap;

/// <summary>
/// PAP status codes (PAP 2.0, 9.13). The first digit is the class, and a receiver treats a code it does not know as x000 of its class;
/// so values that are not listed are legal, x500 to x999 being free for implementations.
/// </summary>
public enum PapStatus
{
    Ok = 1000,
    AcceptedForProcessing = 1001,
    BadRequest = 2000,
    Forbidden = 2001,
    AddressError = 2002,
    AddressNotFound = 2003,
    PushIdNotFound = 2004,
    CapabilitiesMismatch = 2005,
    RequiredCapabilitiesNotSupported = 2006,
    DuplicatePushId = 2007,

    /// <summary>2.0 and later.</summary>
    CancellationNotPossible = 2008,
    InternalServerError = 3000,
    NotImplemented = 3001,
    VersionNotSupported = 3002,
    NotPossible = 3003,
    CapabilityMatchingNotSupported = 3004,
    MultipleAddressesNotSupported = 3005,
    TransformationFailure = 3006,
    SpecifiedDeliveryMethodNotPossible = 3007,
    CapabilitiesNotAvailable = 3008,
    RequiredNetworkNotAvailable = 3009,
    RequiredBearerNotAvailable = 3010,

    /// <summary>2.0 and later.</summary>
    ReplacementNotSupported = 3011,
    ServiceFailure = 4000,
    ServiceUnavailable = 4001,

    /// <summary>5xxx: the client aborted the push, with or without a reason of its own.</summary>
    MobileClientAborted = 5000,
}
