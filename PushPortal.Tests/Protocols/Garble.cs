namespace PushPortal.Tests.Protocols;

/// <summary>Damaged copies of good octets, the same ones in every run.</summary>
internal static class Garble
{
    /// <summary>What one input may allocate: a constant for what every reading needs, and a share of its own octets.</summary>
    private const int FreeOctets = 64 * 1024;
    private const int OctetsAnOctet = 64;

    public static IEnumerable<byte[]> Truncations(byte[] octets) => Enumerable.Range(0, octets.Length).Select(length => octets[..length]);

    /// <summary>Copies with one to five octets changed, taken out, put in or said twice.</summary>
    /// <param name="alphabet">What is put in; any octet when null.</param>
    public static IEnumerable<byte[]> Mutations(IReadOnlyList<byte[]> originals, int count, int seed, string? alphabet = null)
    {
        var random = new Random(seed);
        var longest = originals.Max(original => original.Length);
        var work = new byte[longest + 5 * 9];
        for (var i = 0; i < count; i++)
        {
            var original = originals[random.Next(originals.Count)];
            original.CopyTo(work, 0);
            var length = original.Length;
            for (var changes = random.Next(1, 6); changes > 0 && length > 0; changes--)
                length = Mutate(work, length, random, alphabet);
            yield return work[..length];
        }
    }

    /// <summary>
    /// Counts the inputs that are refused, and fails on any exception but the one of the protocol, and on an input that takes more
    /// memory than its length is worth.
    /// </summary>
    public static int Refused<TRefusal>(IEnumerable<byte[]> inputs, Action<byte[]> read) where TRefusal : Exception
    {
        var refused = 0;
        foreach (var input in inputs)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(input);
            }
            catch (TRefusal)
            {
                refused++;
            }
            catch (Exception other)
            {
                Assert.Fail($"{other.GetType().Name} for {Convert.ToHexStringLower(input)}: {other}");
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > FreeOctets + OctetsAnOctet * input.Length)
                Assert.Fail($"{allocated} octets of memory for the {input.Length} of {Convert.ToHexStringLower(input)}");
        }
        return refused;
    }

    /// <summary>Changes the octets in their place, which has room for nine more, and gives their new number.</summary>
    private static int Mutate(byte[] octets, int length, Random random, string? alphabet)
    {
        var at = random.Next(length);
        switch (random.Next(5))
        {
            case 0:
                octets[at] = (byte)random.Next(256);
                return length;
            case 1:
                octets[at] ^= (byte)(1 << random.Next(8));
                return length;
            case 2:
                octets.AsSpan(at + 1, length - at - 1).CopyTo(octets.AsSpan(at));
                return length - 1;
            case 3:
                octets.AsSpan(at, length - at).CopyTo(octets.AsSpan(at + 1));
                octets[at] = (byte)(alphabet is null ? random.Next(256) : alphabet[random.Next(alphabet.Length)]);
                return length + 1;
            default:
                var again = Math.Min(random.Next(9), length - at);
                octets.AsSpan(at, length - at).CopyTo(octets.AsSpan(at + again));
                return length + again;
        }
    }
}
