using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Imports;

/// <summary>Files of imports in one folder, named by the import's id: nothing of their senders' names reaches the disk.</summary>
internal sealed class ImportFiles(string folder) : IImportFiles
{
    private const string Extension = ".csv";
    private const int Buffer = 64 * 1024;

    /// <summary>The imports that there are files of.</summary>
    internal IReadOnlyList<long> Ids => !Directory.Exists(folder) ? [] :
    [
        .. from file in Directory.EnumerateFiles(folder, $"*{Extension}")
           let id = PublicId.TryParse(PublicId.Import, Path.GetFileNameWithoutExtension(file), out var read) ? read : 0
           where id != 0
           select id,
    ];

    public long FreeOctets => new DriveInfo(Directory.Exists(folder) ? folder : Path.GetDirectoryName(folder)!).AvailableFreeSpace;

    public async Task<long> SaveAsync(long id, Stream content, long most, CancellationToken ct)
    {
        var octets = 0L;
        var isReading = false;
        try
        {
            Directory.CreateDirectory(folder);
            await using var file = new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, FileOptions.Asynchronous);
            var buffer = new byte[Buffer];
            while (true)
            {
                isReading = true;
                var read = await content.ReadAsync(buffer, ct);
                isReading = false;
                if (read == 0)
                {
                    break;
                }

                if ((octets += read) > most)
                {
                    throw new ImportFileException($"The file is larger than {most} octets", isTooLarge: true);
                }

                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            await file.FlushAsync(ct);
            file.Flush(flushToDisk: true);
            return octets;
        }
        catch (Exception refused) when (!isReading && refused is (IOException or UnauthorizedAccessException))
        {
            if (File.Exists(PathOf(id)))
            {
                Delete(id);
            }

            throw new StoreBusyException("The file could not be stored", refused);
        }
        catch
        {
            Delete(id);
            throw;
        }
    }

    public async Task<IImportRows> OpenAsync(long id, CancellationToken ct)
    {
        FileStream file;
        try
        {
            file = new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Buffer, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportFileException("The file is not there any more", inner: missing);
        }

        return await CsvRows.OpenAsync(file, ct);
    }

    public void Delete(long id) => File.Delete(PathOf(id));

    private string PathOf(long id) => Path.Combine(folder, PublicId.Format(PublicId.Import, id) + Extension);
}
