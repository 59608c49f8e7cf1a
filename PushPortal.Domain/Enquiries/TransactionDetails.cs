using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>A transaction with its push and its whole timeline, oldest line first.</summary>
public sealed record TransactionDetails(Transaction Transaction, Push Push, IReadOnlyList<TimelineEntry> Timeline);
