namespace PushPortal.Domain.Accounts;

/// <summary>SHA-256 of a secret, as two numbers: it is looked up at each request, and a text of it would be made each time.</summary>
public readonly record struct KeyHash(UInt128 First, UInt128 Second);
