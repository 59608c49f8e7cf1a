namespace PushPortal.Domain.Requests;

/// <summary>What a request was answered, kept for its repetition.</summary>
/// <param name="BodyHash">SHA-256 of the request's body; tells a repetition from another request under the same key.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON.</param>
public sealed record StoredAnswer(ReadOnlyMemory<byte> BodyHash, int Status, string? Location, ReadOnlyMemory<byte> Body);
