using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;

namespace PushPortal.Web.Api.Imports;

/// <summary>An import: what its check found, and how far it has come.</summary>
/// <param name="Status">uploaded, checking, checked, running, paused, cancelled, finished or unreadable.</param>
/// <param name="Problem">Why it cannot go on.</param>
/// <param name="Type">The type of content, as the portal's form names it.</param>
/// <param name="Columns">The column that each field comes from.</param>
/// <param name="Values">The value that a field has in every row.</param>
/// <param name="Rows">Rows that were looked at so far.</param>
/// <param name="Valid">Those that nothing is wrong with.</param>
/// <param name="Invalid">Those that something is wrong with: they are not submitted.</param>
/// <param name="Duplicates">Those that repeat an earlier row, or a push-id that the account used.</param>
/// <param name="Segments">Short messages that will be sent.</param>
/// <param name="SendDuplicates">Whether duplicates are submitted too.</param>
/// <param name="Waiting">Rows that are still to be submitted.</param>
/// <param name="Refused">Rows that the gateway did not take.</param>
/// <param name="Rate">Rows a second.</param>
internal sealed record ImportModel(
    string Id,
    string Status,
    string? Problem,
    string FileName,
    string By,
    DateTimeOffset MadeAt,
    string Type,
    IReadOnlyDictionary<string, string> Columns,
    IReadOnlyDictionary<string, string> Values,
    int Rows,
    int Valid,
    int Invalid,
    int Duplicates,
    long Segments,
    bool SendDuplicates,
    int Waiting,
    int Accepted,
    int Refused,
    int Rate,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt)
{
    internal static ImportModel Of(PushImport import) => new(
        PublicId.Format(PublicId.Import, import.Id),
        import.Status.Word(),
        import.Problem,
        import.FileName,
        import.By,
        import.MadeAt,
        import.Mapping.Type,
        import.Mapping.Columns,
        import.Mapping.Constants,
        import.Counts.Rows,
        import.Counts.Valid,
        import.Counts.Invalid,
        import.Counts.Duplicates,
        import.Counts.Segments + (import.SendsDuplicates ? import.Counts.DuplicateSegments : 0),
        import.SendsDuplicates,
        import.Waiting,
        import.Counts.Accepted,
        import.Counts.Refused,
        import.Rate,
        import.StartedAt,
        import.EndedAt);
}
