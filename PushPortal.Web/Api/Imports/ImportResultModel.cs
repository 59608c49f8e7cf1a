using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;

namespace PushPortal.Web.Api.Imports;

/// <summary>What is known of one row.</summary>
/// <param name="Row">The header is row 1.</param>
/// <param name="Outcome">invalid, duplicate, accepted or refused.</param>
/// <param name="Push">The id of its push.</param>
/// <param name="Column">What is wrong.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record ImportResultModel(int Row, string Outcome, string? Push, string? Column, string? Reason)
{
    internal static ImportResultModel Of(ImportResult result) => new(
        result.Row, result.Outcome.Word(), result.PushId is { } push ? PublicId.Format(PublicId.Push, push) : null, result.Problem?.Column, result.Problem?.Reason);
}
