namespace PushPortal.Infrastructure.Notifications;

/// <summary>What came back from an initiator.</summary>
/// <param name="HttpStatus">Null when no HTTP answer came.</param>
/// <param name="Text">For the timeline: PAP's code and description, or why there was no answer.</param>
internal readonly record struct NotifierAnswer(bool Confirmed, int? HttpStatus, string? Text)
{
    private const int TooManyRequests = 429;
    private const int GoneStatus = 410;

    /// <summary>It never went to the target, which therefore is not to blame.</summary>
    internal bool Untested { get; init; }

    /// <summary>It was not sent, because the account's endpoint is disabled or is not there any more.</summary>
    internal bool Skipped { get; private init; }

    /// <param name="why">For the timeline.</param>
    internal static NotifierAnswer Skip(string why) => new(false, null, why) { Untested = true, Skipped = true };

    /// <summary>How long the target asked to be left alone (Retry-After of 429 and 503).</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The target is slow, dead or overloaded: what others send there would fare no better.</summary>
    internal bool TargetFailed => !Confirmed && !Untested && HttpStatus is null or >= 500 or TooManyRequests;

    /// <summary>Nobody takes notifications there any more (RFC 9110, 15.5.11).</summary>
    internal bool Gone => HttpStatus == GoneStatus;
}
