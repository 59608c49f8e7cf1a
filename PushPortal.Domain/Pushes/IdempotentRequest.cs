namespace PushPortal.Domain.Pushes;

/// <summary>A request that its sender may repeat after a lost connection: the repetition gets the stored answer.</summary>
/// <param name="Key">The Idempotency-Key with the path that it was used on.</param>
/// <param name="BodyHash">Tells a repetition from another request under the same key.</param>
public sealed record IdempotentRequest(string Key, ReadOnlyMemory<byte> BodyHash);
