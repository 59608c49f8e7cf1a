using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace PushPortal.Web.Portal.Components;

/// <summary>Values over time, as stacked bars or as lines, and as a table for those who read rather than look.</summary>
public sealed partial class TimeChart : ComponentBase
{
    private const int Wide = 640;
    private const int High = 200;
    private const int Left = 56;
    private const int Bottom = 22;
    private const int MostLabels = 6;

    private ChartScale _scale = new(1, 1);

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The beginnings of the steps.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<DateTimeOffset> Times { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>The same in the period before, step by step: lines, also over bars.</summary>
    [Parameter] public IReadOnlyList<ChartSeries> Before { get; set; } = [];

    /// <summary>Whether steps are days of UTC: their names are those days in every zone.</summary>
    [Parameter] public bool Days { get; set; }

    /// <summary>Bars on top of each other, instead of lines: of numbers of things, of which there are no halves.</summary>
    [Parameter] public bool Stacked { get; set; }

    /// <summary>How a value is written.</summary>
    [Parameter] public Func<double, string> Format { get; set; } = value => value.ToString("#,0.##", CultureInfo.CurrentCulture);

    [Parameter] public string? TestId { get; set; }

    [CascadingParameter] private ViewSettings Settings { get; set; } = ViewSettings.Default;

    private IEnumerable<ChartSeries> Rows => Series.Concat(Before);

    private string Summary => string.Join(", ", Series.Select(row => $"{row.Name} {((row.Values.Count > 0 ? row.Values[^1] : null) is { } last ? Format(last) : "–")}"));

    protected override void OnParametersSet()
    {
        var steps = Enumerable.Range(0, Times.Count);
        var most = Stacked
            ? steps.Select(at => Series.Sum(row => row.Values[at] ?? 0)).DefaultIfEmpty().Max()
            : Highest(Series);
        _scale = ChartScale.For(Math.Max(most, Highest(Before)), whole: Stacked);
    }

    private static double Highest(IReadOnlyList<ChartSeries> rows) => rows.SelectMany(row => row.Values).Select(value => value ?? 0).DefaultIfEmpty().Max();

    private static string N(double number) => SvgText.Number(number);

    private double XOf(int step) => Left + ((step + 0.5) * StepWidth);

    private double StepWidth => (double)(Wide - 4 - Left) / Math.Max(1, Times.Count);

    private double YOf(double value) => High - Bottom - (value / _scale.Top * (High - Bottom - 8));

    private IEnumerable<(string Label, int At)> Labels()
    {
        var every = Math.Max(1, (Times.Count + MostLabels - 1) / MostLabels);
        var isLong = Times.Count > 1 && Times[^1] - Times[0] > TimeSpan.FromDays(2);
        for (var at = every / 2; at < Times.Count; at += every)
        {
            yield return (Days ? DayOf(at, "MM-dd") : Settings.ToLocal(Times[at]).ToString(isLong ? "MM-dd" : "HH:mm", CultureInfo.InvariantCulture), at);
        }
    }

    private IEnumerable<(string Css, double X, double Y, double Width, double Height, string Title)> Bars()
    {
        for (var at = 0; at < Times.Count; at++)
        {
            var below = 0.0;
            foreach (var row in Series)
            {
                if (row.Values[at] is > 0 and var value)
                {
                    var (top, bottom) = (YOf(below + value), YOf(below));
                    yield return (row.Css, XOf(at) - (StepWidth * 0.4), top, StepWidth * 0.8, bottom - top, $"{(Days ? DayOf(at, "yyyy-MM-dd") : Settings.ToLocal(Times[at]).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))} · {row.Name} {Format(value)}");
                    below += value;
                }
            }
        }
    }

    private string DayOf(int step, string form) => Times[step].UtcDateTime.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>Steps without a value are passed over.</summary>
    private string Line(ChartSeries row)
    {
        var points = new StringBuilder();
        for (var at = 0; at < row.Values.Count; at++)
        {
            if (row.Values[at] is { } value)
            {
                points.Append(CultureInfo.InvariantCulture, $"{N(XOf(at))},{N(YOf(value))} ");
            }
        }

        return points.ToString();
    }

    /// <summary>Values without a neighbour, which no line would show.</summary>
    private IEnumerable<(double X, double Y)> Alone(ChartSeries row)
    {
        var there = Enumerable.Range(0, row.Values.Count).Where(at => row.Values[at] is not null).ToList();
        return there.Count == 1 ? [(XOf(there[0]), YOf(row.Values[there[0]]!.Value))] : [];
    }
}
