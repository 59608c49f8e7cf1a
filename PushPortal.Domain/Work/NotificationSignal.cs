namespace PushPortal.Domain.Work;

/// <summary>There are result notifications to send.</summary>
public sealed class NotificationSignal(TimeProvider clock) : WorkSignal(clock);
