using System.Collections.Concurrent;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Disk;

/// <summary>
/// A folder on a disk that can be full, fail, be slow, or lose its power: then it has what was synced, and of the rest any sectors.
/// SQLite's shared memory (<c>-shm</c>) is no part of it; it is made anew after a power cut.
/// </summary>
internal sealed class FaultyDisk : IDisposable
{
    private static readonly ConcurrentDictionary<string, FaultyDisk> Disks = [];

    private readonly ConcurrentDictionary<string, DiskFile> _files = [];
    private readonly ManualResetEventSlim _never = new();
    private readonly ManualResetEventSlim _moving = new(initialState: true);
    private readonly string _folder;

    internal FaultyDisk(string folder)
    {
        FaultyVfs.Use();
        _folder = folder;
        Disks[folder] = this;
    }

    /// <summary>Asked before each write and sync, one after another: SQLite's result code, which is zero when it is to be done.</summary>
    internal Func<DiskOperation, int>? Fault { get; set; }

    /// <summary>How long each sync takes.</summary>
    internal TimeSpan SyncTime { get; set; }

    internal Lock Gate { get; } = new();

    internal string ConnectionString(string file) => $"Data Source={Path.Combine(_folder, file)};Vfs={FaultyVfs.Name}";

    /// <summary>No file can become longer; what is within its length can be written.</summary>
    internal void Fill() => Fault = static operation => operation.Grows ? SQLITE_FULL : SQLITE_OK;

    internal void Fail(DiskOperationKind kind, int code, string? file = null) =>
        Fault = operation => operation.Kind == kind && (file is null || operation.File == file) ? code : SQLITE_OK;

    internal void Mend() => Fault = null;

    /// <summary>Copies what the disk would have if its power failed now.</summary>
    /// <param name="chance">Decides which unsynced sectors had been written; null when none had.</param>
    internal void CutPower(string copy, Random? chance)
    {
        lock (Gate)
        {
            foreach (var file in _files.Values)
            {
                file.CopyCut(copy, chance);
            }
        }
    }

    /// <summary>The file at this path, if it is on a faulty disk.</summary>
    internal static DiskFile? Find(string? path) =>
        path is not null && Disks.TryGetValue(Path.GetDirectoryName(path)!, out var disk) ? disk._files.GetOrAdd(path, _ => new DiskFile(disk, path)) : null;

    /// <summary>A deletion is taken to be on the platter at once: SQLite deletes a WAL only when the last connection is closed.</summary>
    internal static void Forget(string? path)
    {
        if (path is not null && Disks.TryGetValue(Path.GetDirectoryName(path)!, out var disk))
        {
            disk._files.TryRemove(path, out _);
        }
    }

    internal int Fails(DiskOperation operation) => Fault?.Invoke(operation) ?? SQLITE_OK;

    /// <summary>From here on no sync ends, until <see cref="LetGo"/>.</summary>
    internal void Hold() => _moving.Reset();

    internal void LetGo() => _moving.Set();

    internal void PassSyncTime()
    {
        _moving.Wait();
        if (SyncTime > TimeSpan.Zero)
        {
            _never.Wait(SyncTime);
        }
    }

    public void Dispose()
    {
        Disks.TryRemove(_folder, out _);
        _never.Dispose();
        _moving.Dispose();
    }
}
