using System.Buffers.Binary;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>How a block's keys stand in its row: 16 octets each, little-endian, sorted.</summary>
internal static class LookupBlock
{
    /// <summary>Keys in a full block: what fits in a page of 4096 octets beside the rest of the row.</summary>
    internal const int Capacity = 250;

    private const int Width = 2 * sizeof(long);

    internal static byte[] Write(ReadOnlySpan<LookupKey> keys)
    {
        var entries = new byte[keys.Length * Width];
        for (var at = 0; at < keys.Length; at++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(entries.AsSpan(at * Width), keys[at].Hash);
            BinaryPrimitives.WriteInt64LittleEndian(entries.AsSpan((at * Width) + sizeof(long)), keys[at].Id);
        }

        return entries;
    }

    internal static int Count(ReadOnlySpan<byte> entries) => entries.Length / Width;

    internal static LookupKey Read(ReadOnlySpan<byte> entries, int at) => new(
        BinaryPrimitives.ReadInt64LittleEndian(entries[(at * Width)..]),
        BinaryPrimitives.ReadInt64LittleEndian(entries[((at * Width) + sizeof(long))..]));

    /// <summary>The place of the first key that is not smaller; <see cref="Count"/> when there is none.</summary>
    internal static int Find(ReadOnlySpan<byte> entries, LookupKey key)
    {
        var (low, high) = (0, Count(entries));
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Read(entries, middle).CompareTo(key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
