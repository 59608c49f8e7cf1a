using System.Buffers;
using System.Globalization;
using System.IO.Hashing;

namespace PushPortal.Infrastructure.Persistence.Copying;

/// <summary>How many rows there are and what is in them, in whichever order they come: the sum of their hashes (XXH128).</summary>
internal sealed class RowDigest
{
    private readonly ArrayBufferWriter<byte> _row = new();
    private UInt128 _sum;

    internal long Rows { get; private set; }

    internal void Add(ReadOnlySpan<object?> row)
    {
        _row.ResetWrittenCount();
        foreach (var value in row)
        {
            CopyColumn.Write(value, _row);
        }

        _sum += XxHash128.HashToUInt128(_row.WrittenSpan);
        Rows++;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => _sum.ToString("x32", CultureInfo.InvariantCulture);
}
