namespace PushPortal.Domain.Imports;

/// <summary>The files of imports, beside the database.</summary>
public interface IImportFiles
{
    /// <summary>Octets that are free where files are kept.</summary>
    long FreeOctets { get; }

    /// <summary>Keeps a file as it comes, and answers how many octets it has. It is on disk then.</summary>
    /// <param name="most">Most octets; a longer one is not kept.</param>
    /// <exception cref="ImportFileException">It is longer.</exception>
    /// <exception cref="Pushes.StoreBusyException">It could not be kept now.</exception>
    Task<long> SaveAsync(long id, Stream content, long most, CancellationToken ct);

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="ImportFileException">It is not there, or no such file.</exception>
    Task<IImportRows> OpenAsync(long id, CancellationToken ct);

    /// <summary>Deletes a file, if it is there.</summary>
    void Delete(long id);
}
