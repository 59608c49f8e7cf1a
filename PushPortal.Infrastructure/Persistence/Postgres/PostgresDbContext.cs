using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>The schema on PostgreSQL. Truths are 0 and 1 and texts have the order of their octets, as on SQLite: the same statements mean the same.</summary>
public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : PortalDbContext(options), IDataProtectionKeyContext
{
    /// <summary>The keys of sign-ins: a node that takes over knows those of the one before.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal override string SizeSql => "SELECT pg_database_size(current_database()) AS \"Value\"";

    internal override string Sql(string sql) => PostgresDialect.Of(sql);

    internal override DbParameter Parameter(string name, long? value) => Parameter(name, value, NpgsqlDbType.Bigint);

    internal override DbParameter Parameter(string name, string? value) => Parameter(name, value, NpgsqlDbType.Text);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<bool>().HaveConversion<short>();
        configurationBuilder.Properties<string>().UseCollation("C");
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // What is looked up stands in a table of its own here, which is partitioned by days.
        builder.Ignore<LookupRunRow>();
        builder.Ignore<LookupBlockRow>();
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
    }

    private static NpgsqlParameter Parameter(string name, object? value, NpgsqlDbType type) =>
        new(name.TrimStart('$'), type) { Value = value ?? DBNull.Value };
}
