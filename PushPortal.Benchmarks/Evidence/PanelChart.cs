using System.Xml.Linq;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>Draws one measure over the number of segments, a panel for each scenario, as an SVG that reads on light and dark pages.</summary>
internal sealed class PanelChart(string title, string subtitle, ChartScale scale, Func<double, string> tick)
{
    private const int Columns = 4;
    private const double PanelWidth = 262;
    private const double PanelHeight = 176;
    private const double PlotLeft = 44;
    private const double PlotTop = 26;
    private const double PlotWidth = 204;
    private const double PlotHeight = 118;
    private const double Head = 100;
    private const double LegendColumn = 350;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    internal XDocument Draw(IReadOnlyList<ChartPanel> panels)
    {
        var rows = (panels.Count + Columns - 1) / Columns;
        var (width, height) = (Columns * PanelWidth, Head + (rows * PanelHeight));
        return new XDocument(new XElement(
            Svg + "svg",
            new XAttribute("viewBox", Text($"0 0 {width} {height}")),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", title),
            new XElement(Svg + "desc", subtitle),
            new XElement(Svg + "style", Style()),
            new XElement(Svg + "rect", new XAttribute("class", "page"), new XAttribute("width", width), new XAttribute("height", height)),
            Label(12, 24, "head", title),
            Label(12, 42, "note", subtitle),
            Legend(),
            panels.Select((panel, at) => Panel(panel, at % Columns * PanelWidth, Head + (at / Columns * PanelHeight)))));
    }

    private static IEnumerable<XElement> Legend() => LabArms.All.Select((arm, at) =>
    {
        var (x, y) = (12 + (at % 3 * LegendColumn), 62 + (at / 3 * 20));
        return new XElement(
            Svg + "g",
            Class(arm),
            Move(x, y),
            new XElement(Svg + "path", new XAttribute("class", "line"), new XAttribute("d", "M0,0H24")),
            new XElement(Svg + "path", new XAttribute("class", "mark"), new XAttribute("d", ArmStyle.Of(arm).Mark), new XAttribute("transform", "translate(12,0)")),
            Label(32, 4, "legend", arm.Words()));
    });

    private XElement Panel(ChartPanel panel, double x, double y) => new(
        Svg + "g",
        Move(x, y),
        Label(PlotLeft, 16, "panel", panel.Title),
        scale.Ticks.SelectMany(value => new[]
        {
            new XElement(Svg + "path", new XAttribute("class", "grid"), new XAttribute("d", Text($"M{PlotLeft},{Y(value)}h{PlotWidth}"))),
            Label(PlotLeft - 6, Y(value) + 3.5, "tick end", tick(value)),
        }),
        Enumerable.Range(1, panel.Series.First().Value.Count).Select(segments => Label(X(segments, panel), PlotTop + PlotHeight + 14, "tick middle", Text($"{segments}"))),
        panel.Series.Select(series => Series(panel, series.Key, series.Value)));

    private XElement Series(ChartPanel panel, LabArm arm, IReadOnlyList<Estimate> values)
    {
        var points = values.Select((value, at) => (X: X(at + 1, panel), Value: value)).Where(point => double.IsFinite(point.Value.Mean)).ToList();
        return new XElement(
            Svg + "g",
            Class(arm),
            new XElement(Svg + "path", new XAttribute("class", "line"), new XAttribute("d", string.Join("", points.Select((point, at) => Text($"{(at == 0 ? 'M' : 'L')}{point.X:F1},{Y(point.Value.Mean):F1}"))))),
            points.Where(point => point.Value.HalfWidth > 0).Select(point => new XElement(
                Svg + "path", new XAttribute("class", "interval"), new XAttribute("d", Text($"M{point.X:F1},{Y(point.Value.Low):F1}V{Y(point.Value.High):F1}")))),
            points.Select(point => new XElement(
                Svg + "path", new XAttribute("class", "mark"), new XAttribute("d", ArmStyle.Of(arm).Mark), new XAttribute("transform", Text($"translate({point.X:F1},{Y(point.Value.Mean):F1})")))));
    }

    private double Y(double value) => PlotTop + (PlotHeight * (1 - scale.Place(value)));

    private static double X(int segments, ChartPanel panel) => PlotLeft + (PlotWidth * (segments - 0.5) / panel.Series.First().Value.Count);

    private static string Style()
    {
        var light = string.Join("", LabArms.All.Select(arm => $".{arm}{{--arm:{ArmStyle.Of(arm).Light}}}"));
        var dark = string.Join("", LabArms.All.Select(arm => $".{arm}{{--arm:{ArmStyle.Of(arm).Dark}}}"));
        var widths = string.Join("", LabArms.All.Select(arm => Text($".{arm} .line{{stroke-width:{ArmStyle.Of(arm).Width}}}")));
        return ":root{--page:#fff;--ink:#1b1f24;--soft:#57606a;--grid:#d0d7de}" + light
            + "@media(prefers-color-scheme:dark){:root{--page:#0d1117;--ink:#e6edf3;--soft:#9da7b3;--grid:#30363d}" + dark + "}"
            + "text{font:11px system-ui,-apple-system,'Segoe UI',sans-serif;fill:var(--ink)}.head{font-size:16px;font-weight:600}.note,.tick{fill:var(--soft)}.panel{font-weight:600;font-size:12px}"
            + ".end{text-anchor:end}.middle{text-anchor:middle}.page{fill:var(--page)}.grid{stroke:var(--grid);fill:none;stroke-width:1}"
            + ".line{stroke:var(--arm);fill:none}.mark{stroke:var(--arm);fill:var(--arm);stroke-width:1.4}.interval{stroke:var(--arm);stroke-width:1;fill:none;opacity:.7}" + widths;
    }

    private static XElement Label(double x, double y, string kind, string text) => new(Svg + "text", new XAttribute("class", kind), new XAttribute("x", x), new XAttribute("y", y), text);

    private static XAttribute Class(LabArm arm) => new("class", arm);

    private static XAttribute Move(double x, double y) => new("transform", Text($"translate({x},{y})"));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
