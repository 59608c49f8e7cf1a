namespace PushPortal.Domain.Lab;

/// <summary>
/// Random numbers by what they are for (SplitMix64 over the keys) and not by the order in which they are drawn: the first sending of a segment meets the same
/// fate in every arm, so that arms differ by what they do and not by luck.
/// </summary>
internal readonly struct Chance(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>The <paramref name="index"/>th number, uniform in [0, 1).</summary>
    internal double this[int index] => (Mix(state + ((ulong)(index + 1) * Step)) >> 11) * (1.0 / (1UL << 53));

    internal static Chance Of(int seed) => new(Mix((ulong)seed + Step));

    /// <summary>The chance of one of several.</summary>
    internal Chance Of(LabSubject subject, long number = 0) => new(Mix(Mix(state ^ ((ulong)subject * Step)) ^ ((ulong)number * Step)));

    /// <summary>An exponentially distributed time.</summary>
    internal TimeSpan Exponential(int index, TimeSpan mean) => mean * -Math.Log(1 - this[index]);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
