using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Disk;

/// <summary>The store on a faulty disk, and what is left of it after a power cut.</summary>
internal sealed class StoreOnFaultyDisk : IDisposable
{
    private const string Database = "store.db";

    private readonly DirectoryInfo _copies = Directory.CreateTempSubdirectory("pushportal-cut-");

    public StoreOnFaultyDisk() => Store = new StoreUnderTest(folder => (Disk = new FaultyDisk(folder)).ConnectionString(Database));

    internal FaultyDisk Disk { get; private set; } = null!;

    internal StoreUnderTest Store { get; }

    /// <summary>Copies what would be left if the power failed now.</summary>
    /// <param name="chance">Decides which unsynced sectors had been written; null when none had.</param>
    internal DirectoryInfo CutPower(Random? chance)
    {
        var copy = _copies.CreateSubdirectory(Guid.NewGuid().ToString("n"));
        Disk.CutPower(copy.FullName, chance);
        return copy;
    }

    /// <summary>Starts over what a power cut has left, on a sound disk.</summary>
    internal static StoreUnderTest Reopen(DirectoryInfo copy) => new(_ => $"Data Source={Path.Combine(copy.FullName, Database)}");

    public void Dispose()
    {
        Disk.Mend();
        Store.Dispose();
        Disk.Dispose();
        _copies.Delete(recursive: true);
    }
}
