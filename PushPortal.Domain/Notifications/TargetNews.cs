namespace PushPortal.Domain.Notifications;

/// <summary>What was committed for one target: enough to know whom to look at without going through what waits.</summary>
/// <param name="Authority">Host and port, see <see cref="ResultNotification.Authority"/>.</param>
/// <param name="DueAt">The earliest that became due, or will; null when nothing did.</param>
/// <param name="Waiting">How many more wait than before, or fewer; <see cref="Fresh"/> is counted in.</param>
public readonly record struct TargetNews(string Authority, DateTimeOffset? DueAt, long Waiting)
{
    /// <summary>Due at once, and at hand: they need not be read.</summary>
    public IReadOnlyList<DueNotification> Fresh { get; init; } = [];
}
