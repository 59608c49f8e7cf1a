using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Disk;

/// <content>What SQLite does with an open file. All but writing, cutting and syncing goes to the file below.</content>
internal static unsafe partial class FaultyVfs
{
    private static DiskFile? Watched(SqliteVfsFile* file) => file->Watched == 0 ? null : (DiskFile?)GCHandle.FromIntPtr(file->Watched).Target;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SqliteVfsFile* file)
    {
        if (file->Watched != 0)
        {
            GCHandle.FromIntPtr(file->Watched).Free();
            file->Watched = 0;
        }

        var below = SqliteVfsFile.Below(file);
        return below->Methods->Close(below);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteVfsFile* file, void* to, int length, long at)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->Read(below, to, length, at);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteVfsFile* file, void* from, int length, long at)
    {
        var below = SqliteVfsFile.Below(file);
        return Watched(file) is { } watched ? watched.Write(below, from, length, at) : below->Methods->Write(below, from, length, at);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SqliteVfsFile* file, long size)
    {
        var below = SqliteVfsFile.Below(file);
        return Watched(file) is { } watched ? watched.Truncate(below, size) : below->Methods->Truncate(below, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteVfsFile* file, int flags)
    {
        var below = SqliteVfsFile.Below(file);
        return Watched(file) is { } watched ? watched.Sync(below) : below->Methods->Sync(below, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(SqliteVfsFile* file, long* size)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->Size(below, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(SqliteVfsFile* file, int level)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->Lock(below, level);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(SqliteVfsFile* file, int level)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->Unlock(below, level);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(SqliteVfsFile* file, int* isHeld)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->CheckReservedLock(below, isHeld);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Control(SqliteVfsFile* file, int operation, void* argument)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->Control(below, operation, argument);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(SqliteVfsFile* file)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->SectorSize(below);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Characteristics(SqliteVfsFile* file)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->Characteristics(below);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmMap(SqliteVfsFile* file, int page, int size, int extend, void** mapped)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->ShmMap(below, page, size, extend, mapped);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmLock(SqliteVfsFile* file, int offset, int count, int flags)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->ShmLock(below, offset, count, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ShmBarrier(SqliteVfsFile* file)
    {
        var below = SqliteVfsFile.Below(file);
        below->Methods->ShmBarrier(below);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmUnmap(SqliteVfsFile* file, int delete)
    {
        var below = SqliteVfsFile.Below(file);
        return below->Methods->ShmUnmap(below, delete);
    }

    /// <summary>Never maps a file: what is written is to come by here.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Fetch(SqliteVfsFile* file, long at, int length, void** mapped)
    {
        *mapped = null;
        return SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unfetch(SqliteVfsFile* file, long at, void* mapped) => SQLITE_OK;
}
