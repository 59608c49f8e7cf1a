using System.Runtime.InteropServices;

namespace PushPortal.Tests.Disk;

/// <summary><c>sqlite3_vfs</c> in version 3: how SQLite reaches files. What is only handed through is a bare pointer (https://www.sqlite.org/c3ref/vfs.html).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfs
{
    internal int Version;
    internal int FileSize;
    internal int LongestPath;
    internal SqliteVfs* Next;
    internal byte* Name;
    internal void* Data;
    internal delegate* unmanaged[Cdecl]<SqliteVfs*, byte*, SqliteVfsFile*, int, int*, int> Open;
    internal delegate* unmanaged[Cdecl]<SqliteVfs*, byte*, int, int> Delete;
    internal void* Access;
    internal void* FullPathname;
    internal void* DlOpen;
    internal void* DlError;
    internal void* DlSym;
    internal void* DlClose;
    internal void* Randomness;
    internal void* Sleep;
    internal void* CurrentTime;
    internal void* GetLastError;
    internal void* CurrentTimeInt64;
    internal void* SetSystemCall;
    internal void* GetSystemCall;
    internal void* NextSystemCall;
}
