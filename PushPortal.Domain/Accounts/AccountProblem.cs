namespace PushPortal.Domain.Accounts;

/// <summary>Why an account is not added, or a change of one is refused.</summary>
/// <param name="Field">The property of <see cref="AccountWish"/>, or of <see cref="AccountEdit"/>, its <see cref="AccountLimits"/> or its <see cref="SmppAccess"/>, that is wrong.</param>
/// <param name="Value">What was wrong in it.</param>
/// <param name="IsTaken">Whether it is only that another account has it.</param>
public sealed record AccountProblem(string Field, string Value, bool IsTaken = false);
