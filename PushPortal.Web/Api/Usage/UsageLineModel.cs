using PushPortal.Domain.Usage;

namespace PushPortal.Web.Api.Usage;

/// <summary>What was submitted of one content type in one day.</summary>
/// <param name="Day">A day of UTC.</param>
/// <param name="ContentType">Empty for bare datagrams.</param>
/// <param name="Submissions">Pushes as they were submitted.</param>
/// <param name="Pushes">The same by recipients: one for each.</param>
/// <param name="Segments">Short messages of these.</param>
internal sealed record UsageLineModel(DateOnly Day, string ContentType, long Submissions, long Pushes, long Segments)
{
    internal static UsageLineModel Of(UsageLine line) => new(line.Day, line.ContentType, line.Submissions, line.Pushes, line.Segments);
}
