using System.Runtime.InteropServices;

namespace PushPortal.Tests.Disk;

/// <summary><c>sqlite3_io_methods</c> in version 3, which has shared memory for the WAL (https://www.sqlite.org/c3ref/io_methods.html).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFileMethods
{
    internal int Version;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int> Close;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, void*, int, long, int> Read;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, void*, int, long, int> Write;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, long, int> Truncate;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, int> Sync;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, long*, int> Size;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, int> Lock;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, int> Unlock;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int*, int> CheckReservedLock;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, void*, int> Control;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int> SectorSize;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int> Characteristics;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, int, int, void**, int> ShmMap;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, int, int, int> ShmLock;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, void> ShmBarrier;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, int> ShmUnmap;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, long, int, void**, int> Fetch;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, long, void*, int> Unfetch;
}
