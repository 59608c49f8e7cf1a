namespace PushPortal.Domain.Enquiries;

/// <summary>A transaction that waits to be handed to the SMSC.</summary>
/// <param name="At">When it fell due.</param>
public sealed record DueSince(long TransactionId, DateTimeOffset At);
