using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Lab;

namespace PushPortal.Web.Portal.Components;

/// <summary>One measure of an experiment, a bar for each arm with its interval, and as a table for those who read rather than look.</summary>
public sealed partial class LabChart
{
    private const int Wide = 420;
    private const int Left = 4;
    private const int Right = 8;
    private const int RowHigh = 40;
    private const int Bottom = 24;

    private IReadOnlyList<(LabArm Arm, Estimate Estimate)> _rows = [];
    private ChartScale _scale;

    [Parameter, EditorRequired] public LabResult Result { get; set; } = default!;

    [Parameter, EditorRequired] public IReadOnlyList<LabArm> Arms { get; set; } = [];

    [Parameter, EditorRequired] public LabMeasure Measure { get; set; } = default!;

    private int High => (_rows.Count * RowHigh) + Bottom;

    private string Title => Text["LabIn", Text[$"LabMeasure_{Measure.Name}"], Text[$"LabUnit_{Measure.Unit}"]];

    private string Summary => string.Join(", ", _rows.Select(row => $"{Text[$"LabArm_{row.Arm}"]} {LabNumber.Of(row.Estimate, Measure.Unit)}"));

    protected override void OnParametersSet()
    {
        _rows = [.. Arms.Select(arm => (arm, Result.Of(arm, Measure)))];
        _scale = ChartScale.For(_rows.Select(row => Along(double.IsFinite(row.Estimate.High) ? row.Estimate.High : row.Estimate.Mean)).Where(double.IsFinite).DefaultIfEmpty().Max());
    }

    private static string N(double number) => SvgText.Number(number);

    private double Along(double value) => LabNumber.Along(Measure.Unit == LabUnit.Share ? Math.Clamp(value, 0, 1) : Math.Max(value, 0), Measure.Unit);

    private double XOf(double along) => Left + (along / _scale.Top * (Wide - Left - Right));
}
