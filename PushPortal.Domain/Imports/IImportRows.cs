namespace PushPortal.Domain.Imports;

/// <summary>The rows of a file, one after the other. No more of it is in memory than a row and a buffer.</summary>
public interface IImportRows : IDisposable
{
    /// <summary>The names of the columns.</summary>
    IReadOnlyList<string> Header { get; }

    /// <summary>The next row; null behind the last. Rows without anything in them are passed over, and counted.</summary>
    /// <exception cref="ImportFileException">The file cannot be read further.</exception>
    ValueTask<ImportRow?> ReadAsync(CancellationToken ct);
}
