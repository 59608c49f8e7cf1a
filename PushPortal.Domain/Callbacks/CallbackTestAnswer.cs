namespace PushPortal.Domain.Callbacks;

/// <summary>A test event as it was sent, and what came back.</summary>
/// <param name="Headers">Those that matter to its receiver, in the order in which they were written.</param>
/// <param name="Status">Null when no HTTP answer came.</param>
/// <param name="Answer">The beginning of the answer's body, or why there was none.</param>
/// <param name="Confirmed">Whether a result would have been confirmed by this answer.</param>
public sealed record CallbackTestAnswer(Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body, int? Status, string? Answer, TimeSpan Took, bool Confirmed);
