using System.Runtime.InteropServices;

namespace PushPortal.Tests.Disk;

/// <summary>An open file of the faulty VFS. SQLite gives the memory, <c>szOsFile</c> octets of it; the file of the VFS below stands right behind.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfsFile
{
    /// <summary>First, as in every <c>sqlite3_file</c>; null while the file is not open.</summary>
    internal SqliteFileMethods* Methods;

    /// <summary>A handle of the <see cref="DiskFile"/>; zero for a file of no faulty disk.</summary>
    internal nint Watched;

    internal static SqliteVfsFile* Below(SqliteVfsFile* file) => file + 1;
}
