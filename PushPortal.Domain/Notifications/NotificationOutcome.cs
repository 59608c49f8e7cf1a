using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Notifications;

/// <summary>What came of one try.</summary>
/// <param name="Notification">As it was read.</param>
/// <param name="Tries">How often it was sent, this time included.</param>
/// <param name="NextAt">When it is tried again; null when it was confirmed or is given up.</param>
/// <param name="Entry">Its line of history. That of one confirmed by the first try is kept in the notification itself.</param>
public sealed record NotificationOutcome(ResultNotification Notification, int Tries, bool Confirmed, DateTimeOffset? NextAt, TimelineEntry Entry)
{
    /// <summary>It was not sent, because the endpoint is disabled.</summary>
    public bool Skipped { get; init; }
}
