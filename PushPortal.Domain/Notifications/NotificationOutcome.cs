using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Notifications;

/// <summary>What came of one try.</summary>
/// <param name="NextAt">When it is tried again; null when it was confirmed or is given up.</param>
public sealed record NotificationOutcome(ResultNotification Notification, bool Confirmed, DateTimeOffset? NextAt, TimelineEntry Entry);
