namespace PushPortal.Domain.Imports;

/// <summary>A file of rows, each of which becomes a push of its own. It is checked as a whole before anything is submitted.</summary>
public sealed record PushImport
{
    public required long Id { get; init; }

    /// <summary>Whose pushes they will be.</summary>
    public required long AccountId { get; init; }

    /// <summary>Who brought the file.</summary>
    public required string By { get; init; }

    /// <summary>As its sender named it; it is stored under another name.</summary>
    public required string FileName { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required long Octets { get; init; }

    public ImportStatus Status { get; init; }

    public required ImportMapping Mapping { get; init; }

    public ImportCounts Counts { get; init; } = ImportCounts.None;

    /// <summary>The last row that is settled while it runs. The header is row 1, as spreadsheets number them.</summary>
    public int Position { get; init; }

    /// <summary>Rows a second.</summary>
    public int Rate { get; init; }

    /// <summary>Whether rows that the check marked as duplicates are submitted too.</summary>
    public bool SendsDuplicates { get; init; }

    /// <summary>Why it cannot go on; null when nothing is wrong.</summary>
    public string? Problem { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who changed its status last.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Rows that are submitted before it ends.</summary>
    public int ToSend => Counts.Valid + (SendsDuplicates ? Counts.Duplicates : 0);

    /// <summary>Of those, the ones that are not submitted yet.</summary>
    public int Waiting => Math.Max(0, ToSend - Counts.Done);
}
