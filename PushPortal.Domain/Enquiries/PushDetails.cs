using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>A push with its transactions, in the order of its recipients.</summary>
/// <param name="Transactions">At most as many as asked for.</param>
public sealed record PushDetails(PushSummary Summary, IReadOnlyList<Transaction> Transactions);
