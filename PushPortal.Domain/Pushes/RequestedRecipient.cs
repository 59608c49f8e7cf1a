using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>A recipient as an initiator named it.</summary>
/// <param name="Number">E.164 with the plus sign; the text as given when it cannot be used.</param>
/// <param name="Address">PAP's address-value as written; null by other doors.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
/// <param name="Cause">What its rejection is recorded with when it cannot.</param>
public readonly record struct RequestedRecipient(string Number, string? Address = null, string? Problem = null, FailureCause Cause = FailureCause.UnusableAddress);
