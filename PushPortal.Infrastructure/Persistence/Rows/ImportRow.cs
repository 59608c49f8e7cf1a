namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>imports</c>. Instants are UTC ticks.</summary>
internal sealed class ImportRow
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public required string MadeBy { get; set; }
    public required string FileName { get; set; }
    public long MadeAt { get; set; }
    public long Octets { get; set; }
    public byte Status { get; set; }

    /// <summary>JSON.</summary>
    public required string Mapping { get; set; }
    public int Valid { get; set; }
    public int Invalid { get; set; }
    public int Duplicates { get; set; }
    public long Segments { get; set; }
    public long DuplicateSegments { get; set; }
    public int Accepted { get; set; }
    public int Refused { get; set; }

    /// <summary>The last row that is settled.</summary>
    public int Position { get; set; }
    public int Rate { get; set; }
    public bool SendsDuplicates { get; set; }
    public string? Problem { get; set; }
    public long? StartedAt { get; set; }
    public long? EndedAt { get; set; }
    public string? ChangedBy { get; set; }
}
