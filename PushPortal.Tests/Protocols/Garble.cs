namespace PushPortal.Tests.Protocols;

/// <summary>Damaged copies of good octets, the same ones in every run.</summary>
internal static class Garble
{
    public static IEnumerable<byte[]> Truncations(byte[] octets) => Enumerable.Range(0, octets.Length).Select(length => octets[..length]);

    public static IEnumerable<byte[]> Mutations(IReadOnlyList<byte[]> originals, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var octets = originals[random.Next(originals.Count)].ToList();
            for (var changes = random.Next(1, 6); changes > 0 && octets.Count > 0; changes--)
            {
                var at = random.Next(octets.Count);
                switch (random.Next(5))
                {
                    case 0: octets[at] = (byte)random.Next(256); break;
                    case 1: octets[at] ^= (byte)(1 << random.Next(8)); break;
                    case 2: octets.RemoveAt(at); break;
                    case 3: octets.Insert(at, (byte)random.Next(256)); break;
                    default: octets.InsertRange(at, octets.GetRange(at, Math.Min(random.Next(9), octets.Count - at))); break;
                }
            }
            yield return [.. octets];
        }
    }

    /// <summary>Counts the inputs that are refused, and fails on any exception but the one of the protocol.</summary>
    public static int Refused<TRefusal>(IEnumerable<byte[]> inputs, Action<byte[]> read) where TRefusal : Exception
    {
        var refused = 0;
        foreach (var input in inputs)
        {
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
        }
        return refused;
    }
}
