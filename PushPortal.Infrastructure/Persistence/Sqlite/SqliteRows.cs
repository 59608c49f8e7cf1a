using System.Runtime.InteropServices;
using PushPortal.Infrastructure.Persistence.Store;
using static SQLitePCL.raw;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>The rows of a <see cref="SqliteStatement"/>, which has one of these for all its runs: they are read one after the other.</summary>
internal sealed class SqliteRows(nint statement, SqliteStatement owner) : SqlRows
{
    internal override bool Read()
    {
        var result = SqliteEngine.Step(statement);
        owner.Check(result);
        return result == SQLITE_ROW;
    }

    internal override bool IsDBNull(int at) => SqliteEngine.TypeOf(statement, at) == SQLITE_NULL;

    internal override long GetInt64(int at) => SqliteEngine.Number(statement, at);

    internal override string GetString(int at)
    {
        var text = SqliteEngine.Octets(statement, at);
        return text == 0 ? "" : Marshal.PtrToStringUTF8(text, SqliteEngine.Length(statement, at));
    }

    internal override byte[] GetOctets(int at)
    {
        var octets = SqliteEngine.Octets(statement, at);
        if (octets == 0)
        {
            return [];
        }

        var copy = new byte[SqliteEngine.Length(statement, at)];
        Marshal.Copy(octets, copy, 0, copy.Length);
        return copy;
    }

    public override void Dispose() => _ = SqliteEngine.Reset(statement);
}
