namespace PushPortal.Domain.Lab;

/// <summary>A mean over seeds with the half-width of its 95 % interval (Student's t).</summary>
/// <param name="Mean">Not a number when no seed had a value.</param>
/// <param name="HalfWidth">Not a number with fewer than two values.</param>
public readonly record struct Estimate(double Mean, double HalfWidth)
{
    /// <summary>The 97.5 % quantiles of Student's t by degrees of freedom, 1 to 30.</summary>
    private static readonly double[] Quantiles =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <summary>Of more.</summary>
    private const double Limit = 1.96;

    public double Low => Mean - HalfWidth;

    public double High => Mean + HalfWidth;

    /// <summary>Whether the interval leaves out zero. A difference that is the same in every seed is one, unless it is nothing.</summary>
    public bool IsDifferent => Low > 0 || High < 0;

    /// <summary>Values that are not numbers are left out.</summary>
    public static Estimate Of(IEnumerable<double> values)
    {
        var numbers = values.Where(double.IsFinite).ToArray();
        if (numbers.Length == 0)
        {
            return new(double.NaN, double.NaN);
        }

        var mean = numbers.Average();
        if (numbers.Length == 1)
        {
            return new(mean, double.NaN);
        }

        var freedom = numbers.Length - 1;
        var deviation = Math.Sqrt(numbers.Sum(value => (value - mean) * (value - mean)) / freedom);
        return new(mean, (freedom <= Quantiles.Length ? Quantiles[freedom - 1] : Limit) * deviation / Math.Sqrt(numbers.Length));
    }
}
