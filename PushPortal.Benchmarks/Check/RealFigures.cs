namespace PushPortal.Benchmarks.Check;

/// <summary>What became of one mode's pushes in the running product.</summary>
/// <param name="Pushes">Submitted.</param>
/// <param name="Times">From the submission until the handset had it whole, of those that it had within the lifetime, ascending.</param>
internal sealed record RealFigures(int Pushes, IReadOnlyList<TimeSpan> Times)
{
    private const double Normal = 1.96;

    internal double Delivered => Times.Count / (double)Pushes;

    /// <summary>Half of the 95 % interval of the share.</summary>
    internal double HalfWidth => Normal * Math.Sqrt(Delivered * (1 - Delivered) / Pushes);

    /// <summary>The nearest rank, as the lab has it.</summary>
    internal double Median => Times.Count == 0 ? double.NaN : Times[((Times.Count + 1) / 2) - 1].TotalSeconds;
}
