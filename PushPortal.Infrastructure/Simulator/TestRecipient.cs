namespace PushPortal.Infrastructure.Simulator;

/// <summary>A number with a fixed outcome.</summary>
/// <param name="Msisdn">E.164 with the plus sign.</param>
/// <param name="Does">What happens to a push to it, in words.</param>
public sealed record TestRecipient(string Msisdn, FixedOutcome Outcome, string Does);
