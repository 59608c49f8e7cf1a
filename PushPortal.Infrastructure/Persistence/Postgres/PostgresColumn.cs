using Npgsql;
using NpgsqlTypes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>The values of one parameter for many rows, which are sent as an array.</summary>
internal abstract class PostgresColumn
{
    /// <summary>Of an element, as in SQL.</summary>
    internal abstract string Type { get; }

    internal static PostgresColumn Of(SqlValueKind type) => type switch
    {
        SqlValueKind.Text => new Objects<string>("text", NpgsqlDbType.Text),
        SqlValueKind.Octets => new Objects<byte[]>("bytea", NpgsqlDbType.Bytea),
        _ => new Numbers(),
    };

    internal abstract void Add(in SqlValue value);

    /// <summary>Reads the values when it is sent.</summary>
    internal abstract NpgsqlParameter Parameter();

    internal abstract void Clear();

    private sealed class Numbers : PostgresColumn
    {
        private readonly List<long> _values = [];

        /// <summary>In place of the others, from the first null on.</summary>
        private readonly List<long?> _withNulls = [];

        internal override string Type => "bigint";

        internal override void Add(in SqlValue value)
        {
            if (_withNulls.Count == 0 && value.Kind != SqlValueKind.Null)
            {
                _values.Add(value.Number);
                return;
            }

            if (_withNulls.Count == 0)
            {
                foreach (var number in _values)
                {
                    _withNulls.Add(number);
                }
            }

            _withNulls.Add(value.Kind == SqlValueKind.Null ? null : value.Number);
        }

        internal override NpgsqlParameter Parameter() => _withNulls.Count > 0
            ? new NpgsqlParameter<List<long?>> { TypedValue = _withNulls, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint }
            : new NpgsqlParameter<List<long>> { TypedValue = _values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

        internal override void Clear()
        {
            _values.Clear();
            _withNulls.Clear();
        }
    }

    private sealed class Objects<T>(string type, NpgsqlDbType elements) : PostgresColumn
        where T : class
    {
        private readonly List<T?> _values = [];

        internal override string Type => type;

        internal override void Add(in SqlValue value) => _values.Add((T?)value.Subject);

        internal override NpgsqlParameter Parameter() => new NpgsqlParameter<List<T?>> { TypedValue = _values, NpgsqlDbType = NpgsqlDbType.Array | elements };

        internal override void Clear() => _values.Clear();
    }
}
