using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>The schema on SQLite.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : PortalDbContext(options)
{
    internal override string SizeSql => "SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()";

    internal override string Sql(string sql) => sql;

    internal override DbParameter Parameter(string name, long? value) => new SqliteParameter(name, (object?)value ?? DBNull.Value);

    internal override DbParameter Parameter(string name, string? value) => new SqliteParameter(name, (object?)value ?? DBNull.Value);
}
