using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Notifications;

/// <summary>A notification to send, with what its document tells.</summary>
public readonly record struct DueNotification(ResultNotification Notification, Transaction Transaction, Push Push);
