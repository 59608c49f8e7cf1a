using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Imports;

/// <summary>What is known of one row.</summary>
/// <param name="PushId">Its push; null when there is none.</param>
/// <param name="Step">Where its transaction was when it was submitted.</param>
/// <param name="Problem">Why it is no push; null when it is one.</param>
public sealed record ImportResult(int Row, ImportOutcome Outcome, long? PushId, TransactionStep Step, ImportProblem? Problem);
