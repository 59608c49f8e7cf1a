using System.Globalization;
using PushPortal.Domain.Lab;

namespace PushPortal.Web.Portal.Components;

/// <summary>Figures of experiments as they are read: shares in percent, times in seconds, each with the half-width of its interval.</summary>
internal static class LabNumber
{
    private const string None = "–";

    /// <summary>With its unit and its interval.</summary>
    internal static string Of(Estimate estimate, LabUnit unit) =>
        double.IsFinite(estimate.HalfWidth) ? Bare(estimate, unit) + UnitOf(unit) : Of(estimate.Mean, unit);

    /// <summary>With its interval, without a unit.</summary>
    internal static string Bare(Estimate estimate, LabUnit unit) => $"{Plain(estimate.Mean, unit)} ± {Plain(estimate.HalfWidth, unit)}";

    internal static string Of(double value, LabUnit unit) => double.IsFinite(value) ? Plain(value, unit) + UnitOf(unit) : None;

    /// <summary>What a chart has along its axis.</summary>
    internal static double Along(double value, LabUnit unit) => unit == LabUnit.Share ? value * 100 : value;

    private static string Plain(double value, LabUnit unit) => unit switch
    {
        LabUnit.Share => (value * 100).ToString("#,0.00", CultureInfo.CurrentCulture),
        LabUnit.Count => value.ToString("#,0.00", CultureInfo.CurrentCulture),
        _ => value.ToString(Math.Abs(value) < 100 ? "0.00" : "#,0", CultureInfo.CurrentCulture),
    };

    private static string UnitOf(LabUnit unit) => unit switch { LabUnit.Share => " %", LabUnit.Seconds => " s", _ => "" };
}
