using Microsoft.Data.Sqlite;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Disk;

/// <summary>The whole gateway with its store on a faulty disk.</summary>
internal sealed class GatewayOnFaultyDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-disk-");

    private GatewayOnFaultyDisk() => Disk = new FaultyDisk(_folder.FullName);

    internal FaultyDisk Disk { get; }

    internal GatewayHost Host { get; private set; } = null!;

    internal static async Task<GatewayOnFaultyDisk> StartAsync()
    {
        var it = new GatewayOnFaultyDisk();
        it.Host = await GatewayHost.StartAsync((GatewayHost.Storage, it.Disk.ConnectionString("gateway.db")));
        return it;
    }

    public async ValueTask DisposeAsync()
    {
        Disk.Mend();
        Disk.LetGo();
        Disk.SyncTime = TimeSpan.Zero;
        await Host.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Disk.Dispose();
        _folder.Delete(recursive: true);
    }
}
