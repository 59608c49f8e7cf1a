using System.Runtime.CompilerServices;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>
/// A split block Bloom filter (Putze, Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom Filters; in the form of Apache Parquet): a hash sets one bit in each of the eight
/// words of one block of 32 octets, so a question touches one line of the cache. About 0.5 % of the hashes that it does not have seem to be there at 12 bits
/// a key, 0.1 % at 16.
/// </summary>
internal sealed class SplitBlockFilter
{
    internal const int SmallestOctets = 32;

    private readonly Block[] _blocks;

    /// <param name="octets">Its size; rounded down to whole blocks.</param>
    internal SplitBlockFilter(long octets) => _blocks = new Block[Math.Max(1, octets / SmallestOctets)];

    internal long Octets => (long)_blocks.Length * SmallestOctets;

    /// <summary>One thread adds, before others ask.</summary>
    internal void Add(long hash)
    {
        ref var block = ref _blocks[Place(hash)];
        for (var word = 0; word < Block.Words; word++)
        {
            block[word] |= Bit(hash, word);
        }
    }

    internal bool MayHave(long hash)
    {
        ref readonly var block = ref _blocks[Place(hash)];
        for (var word = 0; word < Block.Words; word++)
        {
            if ((block[word] & Bit(hash, word)) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>By the upper half of the hash; the bits are of the lower.</summary>
    private int Place(long hash) => (int)((((ulong)hash >> 32) * (ulong)_blocks.Length) >> 32);

    private static uint Bit(long hash, int word) => 1u << (int)(((uint)hash * Salt[word]) >> 27);

    /// <summary>Parquet's eight odd numbers.</summary>
    private static ReadOnlySpan<uint> Salt => [0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31];

    [InlineArray(Words)]
    private struct Block
    {
        internal const int Words = 8;

        private uint _first;
    }
}
