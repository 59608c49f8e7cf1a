using Microsoft.EntityFrameworkCore;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>The schema on SQLite.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : PortalDbContext(options);
