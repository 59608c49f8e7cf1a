namespace PushPortal.Domain.Pushes;

/// <summary>Where and in which form the result of each recipient is told.</summary>
public sealed record NotificationTarget(NotificationKind Kind, Uri Url);
