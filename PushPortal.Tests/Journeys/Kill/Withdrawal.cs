namespace PushPortal.Tests.Journeys.Kill;

/// <summary>A cancellation or replacement of a push that the load has asked for.</summary>
/// <param name="AcknowledgedAt">When its answer was there; null when none came.</param>
/// <param name="IsCertain">Whether the answer says that nothing of the push was at the SMSC.</param>
internal sealed record Withdrawal(DateTimeOffset? AcknowledgedAt, bool IsCertain);
