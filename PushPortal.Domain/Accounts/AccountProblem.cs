namespace PushPortal.Domain.Accounts;

/// <summary>Why a change of an account is refused.</summary>
/// <param name="Field">The property of <see cref="AccountEdit"/>, of its <see cref="AccountLimits"/> or of its <see cref="SmppAccess"/>, that is wrong.</param>
/// <param name="Value">What was wrong in it.</param>
public sealed record AccountProblem(string Field, string Value);
