using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>Makes the context for <c>dotnet ef migrations add</c>; the database it names is never opened.</summary>
internal sealed class SqliteDbContextDesign : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=design.db").Options);
}
