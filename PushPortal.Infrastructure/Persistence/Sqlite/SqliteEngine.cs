using System.Runtime.InteropServices;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The functions of SQLite that a push calls a hundred times. The provider counts a reference up and down and tells the garbage collector with each call, which costs more than
/// most of these do; those that end at once do neither here.
/// </summary>
internal static class SqliteEngine
{
    private const string Library = "e_sqlite3";

    [DllImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    internal static extern int BindNumber(nint statement, int place, long number);

    [DllImport(Library, EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    internal static extern int BindNull(nint statement, int place);

    /// <param name="text">UTF-8, which stays where it is until the place is bound anew.</param>
    /// <param name="end">What to do with the text then: nothing is 0.</param>
    [DllImport(Library, EntryPoint = "sqlite3_bind_text"), SuppressGCTransition]
    internal static extern int BindText(nint statement, int place, nint text, int length, nint end);

    /// <inheritdoc cref="BindText"/>
    [DllImport(Library, EntryPoint = "sqlite3_bind_blob"), SuppressGCTransition]
    internal static extern int BindOctets(nint statement, int place, nint octets, int length, nint end);

    [DllImport(Library, EntryPoint = "sqlite3_step")]
    internal static extern int Step(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_reset")]
    internal static extern int Reset(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    internal static extern int TypeOf(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    internal static extern long Number(nint statement, int column);

    /// <summary>Where the text or octets of a column are until the next step.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    internal static extern nint Octets(nint statement, int column);

    /// <summary>How many octets they are.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    internal static extern int Length(nint statement, int column);
}
