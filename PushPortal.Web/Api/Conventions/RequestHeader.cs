namespace PushPortal.Web.Api.Conventions;

/// <summary>A request header that an endpoint honours, for the API's description.</summary>
internal sealed record RequestHeader(string Name, string Description)
{
    internal static readonly RequestHeader IdempotencyKey = new(
        Conventions.IdempotencyKey.Header,
        "Makes a repetition safe: the same key with the same body, on the same path, gets the first answer with Idempotency-Replayed: true. At most 255 characters.");

    internal static readonly RequestHeader IfNoneMatch = new("If-None-Match", "The ETag of an earlier reading: 304 when nothing has changed since.");

    internal static readonly RequestHeader IfNoneThere = new("If-None-Match", "*: 412, and nothing done, when there is one already.");

    internal static readonly RequestHeader IfMatchNeeded = new(
        "If-Match", "The ETag of the resource as it was read; needed once there is one: 428 without it, 412 when the resource has changed since.");

    internal static readonly RequestHeader IfMatchOfTransaction = new(
        "If-Match", "The ETag of its transaction as it was read: 412, and nothing done, when that has changed since.");

    internal static readonly RequestHeader IfMatch = new("If-Match", "The ETag of the resource as it was read: 412, and nothing done, when it has changed since.");
}
