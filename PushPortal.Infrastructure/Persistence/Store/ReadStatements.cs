namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>A reading connection with prepared statements, one caller at a time.</summary>
internal sealed class ReadStatements(StoreDatabase database) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();
    private StoreConnection? _connection;

    internal T Ask<T>(string sql, Func<SqlRows, T> read, params ReadOnlySpan<SqlValue> values)
    {
        lock (_lock)
        {
            _connection ??= database.Open();
            if (!_statements.TryGetValue(sql, out var statement))
            {
                _statements.Add(sql, statement = _connection.Prepare(sql));
            }

            using var rows = statement.Read(values);
            return read(rows);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var statement in _statements.Values)
            {
                statement.Dispose();
            }

            _connection?.Dispose();
        }
    }
}
