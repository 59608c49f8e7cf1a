using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>A push and all of its transactions.</summary>
public sealed record PushWithTransactions(Push Push, IReadOnlyList<Transaction> Transactions);
