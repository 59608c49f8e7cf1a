using Microsoft.AspNetCore.Http.HttpResults;

namespace PushPortal.Web.Api.Conventions;

/// <summary>The header by which a client may repeat a request after a lost connection (draft-ietf-httpapi-idempotency-key-header).</summary>
internal static class IdempotencyKey
{
    internal const string Header = "Idempotency-Key";

    /// <summary>Says <c>true</c> on an answer that was given before.</summary>
    internal const string Replayed = "Idempotency-Replayed";

    private const int Longest = 255;

    /// <summary>The key of the request, null when it has none, or what is wrong with it.</summary>
    internal static (string? Key, ProblemHttpResult? Problem) Read(HttpRequest request) => request.Headers[Header].ToString() switch
    {
        "" => (null, null),
        { Length: > Longest } => (null, ApiProblem.Of(ErrorCatalogue.IdempotencyKeyTooLong, $"It may have {Longest} characters.")),
        var key => (key, null),
    };

    internal static ProblemHttpResult Reused() => ApiProblem.Of(ErrorCatalogue.IdempotencyKeyReused, "A repetition has the same body; another request needs a key of its own.");
}
