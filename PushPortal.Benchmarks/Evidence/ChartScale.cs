namespace PushPortal.Benchmarks.Evidence;

/// <summary>From values to heights of a panel.</summary>
/// <param name="IsLogarithmic">Decades instead of even steps.</param>
/// <param name="Ticks">Values with a line and a number.</param>
internal sealed record ChartScale(double Least, double Most, bool IsLogarithmic, IReadOnlyList<double> Ticks)
{
    private const int Steps = 5;

    /// <summary>0 at the bottom, 1 at the top; values beyond stand at the edge.</summary>
    internal double Place(double value) => Math.Clamp((Along(value) - Along(Least)) / (Along(Most) - Along(Least)), 0, 1);

    /// <summary>Even steps from a round number below the least value to the most.</summary>
    internal static ChartScale Even(double least, double most, double round)
    {
        var step = Math.Max(round, Math.Ceiling((most - least) / Steps / round) * round);
        var first = Math.Floor(least / step) * step;
        var count = Math.Max(1, (int)Math.Ceiling(Math.Round((most - first) / step, 6)));
        return new(first, first + (count * step), false, [.. Enumerable.Range(0, count + 1).Select(tick => first + (tick * step))]);
    }

    /// <summary>Whole decades around the values.</summary>
    internal static ChartScale Decades(double least, double most)
    {
        var first = (int)Math.Floor(Math.Log10(least));
        var last = Math.Max(first + 1, (int)Math.Ceiling(Math.Log10(most)));
        return new(Math.Pow(10, first), Math.Pow(10, last), true, [.. Enumerable.Range(first, last - first + 1).Select(decade => Math.Pow(10, decade))]);
    }

    private double Along(double value) => IsLogarithmic ? Math.Log10(Math.Max(value, Least)) : value;
}
