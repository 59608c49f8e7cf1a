using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>A transaction that the gateway has to act on, with its push.</summary>
public readonly record struct DueTransaction(Transaction Transaction, Push Push);
