namespace PushPortal.Domain.Usage;

/// <summary>What an account submitted of one content type in a day of UTC, as quotas have days.</summary>
/// <param name="ContentType">Such as <c>application/vnd.wap.sic</c>, without parameters; empty for bare datagrams.</param>
/// <param name="Submissions">Pushes as they were submitted.</param>
/// <param name="Pushes">The same by recipients: one for each.</param>
/// <param name="Segments">Short messages of these.</param>
public sealed record UsageLine(long AccountId, DateOnly Day, string ContentType, long Submissions, long Pushes, long Segments);
