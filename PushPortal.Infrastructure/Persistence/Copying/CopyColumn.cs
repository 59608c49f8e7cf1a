using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Text;
using NpgsqlTypes;

namespace PushPortal.Infrastructure.Persistence.Copying;

/// <summary>A column that is copied, by the name that it has in both databases.</summary>
internal sealed class CopyColumn
{
    private const string OtherNull = "\uFFFD";

    private static readonly Dictionary<string, NpgsqlDbType> Types = new(StringComparer.Ordinal)
    {
        ["bigint"] = NpgsqlDbType.Bigint,
        ["integer"] = NpgsqlDbType.Integer,
        ["smallint"] = NpgsqlDbType.Smallint,
        ["text"] = NpgsqlDbType.Text,
        ["bytea"] = NpgsqlDbType.Bytea,
        ["timestamp with time zone"] = NpgsqlDbType.TimestampTz,
    };

    /// <param name="type">As PostgreSQL names it.</param>
    /// <exception cref="NotSupportedException">There was no such column when this was written.</exception>
    internal CopyColumn(string name, string type)
    {
        Name = name;
        Type = type.StartsWith("character varying", StringComparison.Ordinal) ? NpgsqlDbType.Text
            : Types.TryGetValue(type, out var known) ? known
            : throw new NotSupportedException($"The column {name} is of the type {type}, which is not copied");
    }

    internal string Name { get; }

    /// <summary>On PostgreSQL.</summary>
    internal NpgsqlDbType Type { get; }

    /// <summary>The value of a row as PostgreSQL takes it; null for none. It is the same from whichever database it is read.</summary>
    internal object? Read(DbDataReader row, int at) => row.IsDBNull(at) ? null : Type switch
    {
        NpgsqlDbType.Bigint => row.GetInt64(at),
        NpgsqlDbType.Integer => checked((int)row.GetInt64(at)),
        NpgsqlDbType.Smallint => checked((short)row.GetInt64(at)),
        NpgsqlDbType.Bytea => row.GetFieldValue<byte[]>(at),
        NpgsqlDbType.TimestampTz => ToMicroseconds(row.GetFieldValue<DateTimeOffset>(at)),
        _ => row.GetString(at),
    };

    /// <summary>A text as PostgreSQL takes it: U+0000 becomes U+FFFD. The same text when it has none.</summary>
    internal static string Fitting(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", OtherNull, StringComparison.Ordinal) : text;

    /// <summary>Writes a value so that no two rows look the same: its kind, its length, itself.</summary>
    internal static void Write(object? value, IBufferWriter<byte> octets)
    {
        switch (value)
        {
            case null:
                Write(octets, kind: 0, 0);
                break;
            case string text:
                Write(octets, kind: 2, Encoding.UTF8.GetByteCount(text));
                Encoding.UTF8.GetBytes(text, octets);
                break;
            case byte[] blob:
                Write(octets, kind: 3, blob.Length);
                octets.Write(blob);
                break;
            case DateTimeOffset instant:
                Write(octets, kind: 4, instant.UtcTicks);
                break;
            default:
                Write(octets, kind: 1, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Write(IBufferWriter<byte> octets, byte kind, long number)
    {
        var head = octets.GetSpan(1 + sizeof(long));
        head[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(head[1..], number);
        octets.Advance(1 + sizeof(long));
    }

    /// <summary>PostgreSQL keeps no more of an instant.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
