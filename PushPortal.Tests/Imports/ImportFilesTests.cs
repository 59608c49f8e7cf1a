using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Imports;

namespace PushPortal.Tests.Imports;

public sealed class ImportFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-files-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Disk_that_does_not_take_a_file_is_the_stores_failure()
    {
        var inTheWay = Path.Combine(_folder.FullName, "imports");
        await File.WriteAllTextAsync(inTheWay, "", Ct);

        await Assert.ThrowsAsync<StoreBusyException>(() => new ImportFiles(inTheWay).SaveAsync(1, new MemoryStream([1]), 10, Ct));
    }

    [Fact]
    public async Task Sender_that_goes_away_or_sends_too_much_leaves_nothing()
    {
        var files = new ImportFiles(_folder.FullName);

        await Assert.ThrowsAsync<IOException>(() => files.SaveAsync(1, new BrokenStream(), 10, Ct));
        Assert.True((await Assert.ThrowsAsync<ImportFileException>(() => files.SaveAsync(2, new MemoryStream(new byte[11]), 10, Ct))).IsTooLarge);

        Assert.Empty(_folder.GetFiles());
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The client went away");
    }
}
