namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>import_results</c>: what is known of the rows of an import. A row that nothing is wrong with has none before it is submitted.</summary>
internal sealed class ImportResultRow
{
    public long ImportId { get; set; }

    /// <summary>The header is row 1.</summary>
    public int Row { get; set; }
    public byte Outcome { get; set; }
    public long? PushId { get; set; }

    /// <summary>The transaction's when it was submitted.</summary>
    public byte Step { get; set; }

    /// <summary>Which is wrong.</summary>
    public string? Column { get; set; }
    public string? Reason { get; set; }
}
