using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>A new transaction. A recipient that cannot be used is rejected at once: its history says why, and its initiator is told.</summary>
/// <param name="Rejected">The first line of history of one that is rejected. That one was accepted is known from its push.</param>
public sealed record TransactionStart(Transaction Transaction, TimelineEntry? Rejected, ResultNotification? Notification);
