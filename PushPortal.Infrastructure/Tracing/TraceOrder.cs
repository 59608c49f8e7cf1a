namespace PushPortal.Infrastructure.Tracing;

/// <summary>What is to be traced, for how long, and how much of it is shown.</summary>
/// <param name="Subject">The account's code, the link's or the session's name, or the number.</param>
/// <param name="ShowsContent">Whether content and whole numbers are kept; secrets never are.</param>
/// <param name="Reason">Why content is to be seen; empty where it is not.</param>
public sealed record TraceOrder(TraceSubjectKind Kind, string Subject, TimeSpan Duration, bool ShowsContent, string By, string Reason)
{
    public static TimeSpan LongestDuration { get; } = TimeSpan.FromHours(24);

    public static TimeSpan UsualDuration { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The digits of the number that is followed.</summary>
    internal string Digits { get; } = TraceText.DigitsOf(Subject);

    internal bool Follows(TraceSubjectKind kind, string? name) => Kind == kind && name is not null && string.Equals(Subject, name, StringComparison.Ordinal);
}
