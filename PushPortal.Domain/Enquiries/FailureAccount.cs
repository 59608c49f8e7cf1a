namespace PushPortal.Domain.Enquiries;

/// <summary>How many transactions of an account stand failed.</summary>
public sealed record FailureAccount(long AccountId, long Count);
