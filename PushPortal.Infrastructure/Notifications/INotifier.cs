using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Tells an initiator a result, in one of the forms.</summary>
internal interface INotifier
{
    NotificationKind Kind { get; }

    /// <summary>Sends it once. What goes wrong on the way is an answer too, not an exception.</summary>
    Task<NotifierAnswer> SendAsync(DueNotification due, CancellationToken ct);
}
