namespace PushPortal.Domain.Enquiries;

/// <summary>A range of time that traffic is shown over, in steps that are counted: minutes, which are kept for some hours, or hours.</summary>
/// <param name="Step">Whole minutes, or whole hours.</param>
/// <param name="Steps">How many, the one that is going on among them.</param>
public readonly record struct TrafficRange(TimeSpan Step, int Steps)
{
    /// <summary>Longer than this ago there are no counts of minutes.</summary>
    public static TimeSpan MinutesAreKept { get; } = TimeSpan.FromHours(7);

    public bool IsOfMinutes => Step < TimeSpan.FromHours(1);

    public TimeSpan Length => Step * Steps;

    /// <summary>The beginning of the range that goes on at this instant.</summary>
    public DateTimeOffset StartAt(DateTimeOffset now) => new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Step.Ticks), TimeSpan.Zero) - (Step * (Steps - 1));
}
