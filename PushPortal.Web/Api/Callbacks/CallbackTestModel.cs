using PushPortal.Domain.Callbacks;

namespace PushPortal.Web.Api.Callbacks;

/// <summary>A test event as it was sent, and what came back.</summary>
/// <param name="Confirmed">Whether a result would have been confirmed by this answer.</param>
/// <param name="Headers">Those that were sent.</param>
/// <param name="Body">What was sent.</param>
/// <param name="HttpStatus">Null when no answer came.</param>
/// <param name="Answer">The beginning of the answer's body, or why there was none.</param>
internal sealed record CallbackTestModel(
    bool Confirmed, string Url, IReadOnlyDictionary<string, string> Headers, string Body, int? HttpStatus, string? Answer, long DurationMs)
{
    internal static CallbackTestModel Of(CallbackTestAnswer answer) => new(
        answer.Confirmed, answer.Url.OriginalString, answer.Headers.ToDictionary(), answer.Body, answer.Status, answer.Answer, (long)answer.Took.TotalMilliseconds);
}
