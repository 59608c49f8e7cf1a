namespace PushPortal.Domain.Pushes;

/// <summary>What keeps the store from its work.</summary>
/// <param name="Reason">In the words of the database engine.</param>
/// <param name="Since">When it was first seen.</param>
public sealed record StoreTrouble(string Reason, DateTimeOffset Since);
