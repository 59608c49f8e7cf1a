namespace PushPortal.Domain.Callbacks;

/// <summary>What came of asking that a result be told again.</summary>
public enum ResendOutcome
{
    /// <summary>It is due now.</summary>
    Due,

    /// <summary>It is due when the one of an earlier run has ended.</summary>
    Held,

    /// <summary>The account has no such notification.</summary>
    NotFound,

    /// <summary>It has not ended.</summary>
    UnderWay,

    /// <summary>The result of a later run is being told: an older one would overtake it.</summary>
    LaterUnderWay,

    /// <summary>It was confirmed, and only what was not told is asked for.</summary>
    Told,

    /// <summary>The account's endpoint is disabled, or is not there any more.</summary>
    NoEndpoint,
}
