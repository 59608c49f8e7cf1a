namespace PushPortal.Web.Portal.Components;

/// <summary>One row of values of a chart, one for each of its steps.</summary>
/// <param name="Css">The class that colours it.</param>
/// <param name="Values">Null where there is nothing to show.</param>
public sealed record ChartSeries(string Name, string Css, IReadOnlyList<double?> Values);
