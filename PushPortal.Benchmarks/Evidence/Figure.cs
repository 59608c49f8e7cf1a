using System.Globalization;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>How figures stand in tables.</summary>
internal static class Figure
{
    private const string None = "–";

    /// <summary>A mean with its interval.</summary>
    internal static string Of(Estimate estimate, LabUnit unit) =>
        double.IsNaN(estimate.Mean) ? None : estimate.HalfWidth > 0 ? $"{Number(estimate.Mean, unit)} ± {Number(estimate.HalfWidth, unit)}" : Number(estimate.Mean, unit);

    /// <summary>The same with its sign; one that may be nothing is in brackets.</summary>
    internal static string Difference(Estimate estimate, LabUnit unit)
    {
        if (double.IsNaN(estimate.Mean))
        {
            return None;
        }

        var text = (estimate.Mean > 0 ? "+" : estimate.Mean < 0 ? "−" : "") + Of(estimate with { Mean = Math.Abs(estimate.Mean) }, unit);
        return estimate.IsDifferent ? text : $"({text})";
    }

    internal static string Words(LabUnit unit) => unit switch
    {
        LabUnit.Share => "%",
        LabUnit.Seconds => "s",
        _ => "",
    };

    internal static string Number(double value, LabUnit unit) => unit switch
    {
        LabUnit.Share => (100 * value).ToString("F2", CultureInfo.InvariantCulture),
        LabUnit.Seconds when Math.Abs(value) >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        LabUnit.Seconds => value.ToString("F1", CultureInfo.InvariantCulture),
        _ => value.ToString("F2", CultureInfo.InvariantCulture),
    };
}
