using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Hashes that are stored, and so may never change: XXH64 over the UTF-16 of the text.</summary>
internal static class StableHash
{
    internal const int Partitions = 256;

    internal static long Of(ReadOnlySpan<char> text) => (long)XxHash64.HashToUInt64(MemoryMarshal.AsBytes(text));

    internal static int Partition(ReadOnlySpan<char> recipient) => (int)((ulong)Of(recipient) % Partitions);
}
