using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Callbacks;

/// <summary>Whether a result may be told again. Of one transaction never two are under way, and no earlier result overtakes a later one.</summary>
public static class ResendRules
{
    /// <param name="run">Whose result it is.</param>
    /// <param name="hasEnded">Confirmed, given up or skipped.</param>
    /// <param name="isTold">Confirmed.</param>
    /// <param name="lastUnderWay">The latest run of the transaction whose notification has not ended; null when there is none.</param>
    /// <param name="target">Where the push is told.</param>
    /// <param name="endpoint">The account's, as it is now.</param>
    /// <param name="onlyUntold">What was confirmed is left alone.</param>
    public static ResendOutcome Judge(int run, bool hasEnded, bool isTold, int? lastUnderWay, NotificationTarget target, CallbackEndpoint? endpoint, bool onlyUntold) =>
        !hasEnded ? ResendOutcome.UnderWay
        : isTold && onlyUntold ? ResendOutcome.Told
        : target.OfEndpoint is not null && endpoint is not { Enabled: true } ? ResendOutcome.NoEndpoint
        : lastUnderWay > run ? ResendOutcome.LaterUnderWay
        : lastUnderWay < run ? ResendOutcome.Held
        : ResendOutcome.Due;

    public static bool IsAsked(this ResendOutcome outcome) => outcome is ResendOutcome.Due or ResendOutcome.Held;

    /// <summary>What stands against it, as the end of a sentence; null when nothing does.</summary>
    public static string? Words(this ResendOutcome outcome) => outcome switch
    {
        ResendOutcome.UnderWay => "it has not ended yet",
        ResendOutcome.LaterUnderWay => "a later result of the transaction is being told",
        ResendOutcome.Told => "it was confirmed",
        ResendOutcome.NoEndpoint => "the callback endpoint is disabled or gone; enable it first",
        ResendOutcome.NotFound => "there is no such notification",
        _ => null,
    };
}
