using PushPortal.Domain.Imports;
using PushPortal.Infrastructure.Imports;

namespace PushPortal.Tests.Imports;

/// <summary>Files in memory, or made while they are read.</summary>
internal sealed class KeptFiles : IImportFiles
{
    private readonly Dictionary<long, Func<Stream>> _files = [];

    internal IEnumerable<long> Ids => _files.Keys;

    public long FreeOctets => long.MaxValue;

    internal void Put(long id, Func<Stream> file) => _files[id] = file;

    public async Task<long> SaveAsync(long id, Stream content, long most, CancellationToken ct)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        var octets = copy.ToArray();
        _files[id] = () => new MemoryStream(octets);
        return octets.Length <= most ? octets.Length : throw new ImportFileException($"The file is larger than {most} octets", isTooLarge: true);
    }

    public async Task<IImportRows> OpenAsync(long id, CancellationToken ct) =>
        _files.TryGetValue(id, out var file) ? await CsvRows.OpenAsync(file(), ct) : throw new ImportFileException("The file is not there any more");

    public void Delete(long id) => _files.Remove(id);
}
