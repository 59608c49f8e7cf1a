namespace PushPortal.Domain.Pushes;

/// <summary>What came of cancelling a push, over its recipients.</summary>
/// <param name="Cancelled">Recipients that will not get it.</param>
/// <param name="TooLate">Recipients that have an end already, or whose group is at the SMSC.</param>
public readonly record struct CancelResult(int Cancelled, int TooLate);
