using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PushPortal.Infrastructure.Persistence.Postgres;

namespace PushPortal.Infrastructure.Persistence.Copying;

/// <summary>A table that is copied.</summary>
internal sealed record CopyTable(string Name, IReadOnlyList<CopyColumn> Columns)
{
    /// <summary>What is read of it, the same in both databases.</summary>
    internal string SelectSql => $"SELECT {ColumnNames} FROM \"{Name}\"";

    internal string CopySql => $"COPY \"{Name}\" ({ColumnNames}) FROM STDIN (FORMAT BINARY)";

    private string ColumnNames => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    /// <summary>Those of the target, a table that others point to before those. What the source has not in its database is not among them.</summary>
    internal static IReadOnlyList<CopyTable> Of(PostgresDbContext db)
    {
        var keys = db.Model.FindEntityType(typeof(DataProtectionKey))!.GetTableName();
        var waiting = db.Model.GetRelationalModel().Tables.Where(table => table.Name != keys).OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (waiting.Count > 0)
        {
            var next = waiting.First(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || ordered.Contains(key.PrincipalTable)));
            waiting.Remove(next);
            ordered.Add(next);
        }

        return [.. ordered.Select(table => new CopyTable(table.Name, [.. table.Columns.Select(column => new CopyColumn(column.Name, column.StoreType))]))];
    }
}
