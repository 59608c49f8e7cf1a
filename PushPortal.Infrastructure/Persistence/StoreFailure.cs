using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Pushes;
using static SQLitePCL.raw;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Tells what the database or its disk cannot do now, and may be asked for again, from what is wrong with a request or with us.</summary>
public static class StoreFailure
{
    public static bool Is(Exception failure) => failure switch
    {
        StoreBusyException => true,
        DbUpdateConcurrencyException => false,
        SqliteException sqlite => sqlite.SqliteErrorCode is not (SQLITE_ERROR or SQLITE_TOOBIG or SQLITE_CONSTRAINT or SQLITE_MISMATCH or SQLITE_MISUSE or SQLITE_RANGE),
        DbException other => other.IsTransient,
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner and (DbException or InvalidOperationException or DbUpdateException) && Is(inner),
        _ => false,
    };
}
