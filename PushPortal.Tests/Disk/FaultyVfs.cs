using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Disk;

/// <summary>
/// An SQLite VFS around the one of the platform, in the library that the product loads. It hands everything through, but lets the files of a
/// <see cref="FaultyDisk"/> be written, cut and synced by that. A connection string names it: <c>Vfs=faulty</c>.
/// </summary>
internal static unsafe partial class FaultyVfs
{
    internal const string Name = "faulty";

    private const string Library = "e_sqlite3";

    private static readonly SqliteVfs* Below = Find();
    private static readonly SqliteFileMethods* Methods = MakeMethods();
    private static readonly int Registered = Register();

    /// <summary>Registers it, once a process.</summary>
    internal static void Use() => Assert.Equal(SQLITE_OK, Registered);

    private static SqliteVfs* Find()
    {
        SQLitePCL.Batteries_V2.Init();
        return FindVfs(null);
    }

    /// <summary>The functions beside opening and deleting do not look at the VFS that they are called by.</summary>
    private static int Register()
    {
        var vfs = (SqliteVfs*)NativeMemory.Alloc((nuint)sizeof(SqliteVfs));
        *vfs = *Below;
        vfs->Next = null;
        vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
        vfs->FileSize = sizeof(SqliteVfsFile) + Below->FileSize;
        vfs->Open = &Open;
        vfs->Delete = &Delete;
        return RegisterVfs(vfs, makeDefault: 0);
    }

    private static SqliteFileMethods* MakeMethods()
    {
        var methods = (SqliteFileMethods*)NativeMemory.Alloc((nuint)sizeof(SqliteFileMethods));
        *methods = new SqliteFileMethods
        {
            Version = 3,
            Close = &Close,
            Read = &Read,
            Write = &Write,
            Truncate = &Truncate,
            Sync = &Sync,
            Size = &Size,
            Lock = &Lock,
            Unlock = &Unlock,
            CheckReservedLock = &CheckReservedLock,
            Control = &Control,
            SectorSize = &SectorSize,
            Characteristics = &Characteristics,
            ShmMap = &ShmMap,
            ShmLock = &ShmLock,
            ShmBarrier = &ShmBarrier,
            ShmUnmap = &ShmUnmap,
            Fetch = &Fetch,
            Unfetch = &Unfetch,
        };
        return methods;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(SqliteVfs* vfs, byte* name, SqliteVfsFile* file, int flags, int* flagsOut)
    {
        var below = SqliteVfsFile.Below(file);
        below->Methods = null;
        var result = Below->Open(Below, name, below, flags, flagsOut);
        file->Methods = below->Methods is null ? null : Methods;
        var watched = result == SQLITE_OK ? FaultyDisk.Find(Marshal.PtrToStringUTF8((nint)name)) : null;
        file->Watched = watched is null ? 0 : GCHandle.ToIntPtr(GCHandle.Alloc(watched));
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(SqliteVfs* vfs, byte* name, int syncFolder)
    {
        var result = Below->Delete(Below, name, syncFolder);
        if (result == SQLITE_OK)
        {
            FaultyDisk.Forget(Marshal.PtrToStringUTF8((nint)name));
        }

        return result;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial SqliteVfs* FindVfs(string? name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int RegisterVfs(SqliteVfs* vfs, int makeDefault);
}
