using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>What the store made of a push that replaces another.</summary>
/// <param name="Stored">The new transactions as they began; none unless the push was stored.</param>
/// <param name="Withdrawn">The earlier push's transactions that are cancelled now.</param>
public sealed record ReplaceOutcome(AcceptOutcome Accepted, IReadOnlyList<TransactionStart> Stored, IReadOnlyList<Transaction> Withdrawn);
