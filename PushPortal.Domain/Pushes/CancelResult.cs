using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>What came of cancelling a push, over the recipients that it was cancelled for.</summary>
/// <param name="Cancelled">Those that will not get it.</param>
/// <param name="TooLate">Those that have an end already, or whose group is at the SMSC.</param>
public sealed record CancelResult(IReadOnlyList<Transaction> Cancelled, IReadOnlyList<Transaction> TooLate);
