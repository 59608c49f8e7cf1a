namespace PushPortal.Domain.Pushes;

/// <summary>What the store made of a new push.</summary>
/// <param name="PushId">The push that was stored, or the earlier one that stands against it.</param>
public readonly record struct AcceptOutcome(AcceptKind Kind, long PushId);
