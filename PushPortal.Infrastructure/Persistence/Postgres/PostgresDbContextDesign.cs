using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Makes the context for <c>dotnet ef migrations add</c>; the database it names is never opened.</summary>
internal sealed class PostgresDbContextDesign : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql("Host=design").Options);
}
