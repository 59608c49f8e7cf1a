using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>A new transaction with its first line of history; a recipient that cannot be used is rejected at once and notified.</summary>
public sealed record TransactionStart(Transaction Transaction, TimelineEntry Entry, ResultNotification? Notification);
