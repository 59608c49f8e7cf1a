namespace PushPortal.Domain.Notifications;

/// <summary>The oldest notifications that are due at one target.</summary>
/// <param name="NextAt">When the one after them falls due, perhaps already; null when there is none.</param>
public readonly record struct DueBatch(IReadOnlyList<DueNotification> Due, DateTimeOffset? NextAt);
