using System.Xml;
using System.Xml.Linq;
using PushPortal.Benchmarks.Evidence;
using PushPortal.Domain.Lab;

namespace PushPortal.Tests.Evidence;

/// <summary>The report as it is written, of figures that are known.</summary>
public sealed class EvidenceReportTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evidence-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Report_has_its_figures_with_their_intervals_and_names_what_is_a_difference()
    {
        var report = await WriteAsync("README.md");

        // Of 0.80 and 0.82: the mean, and 12.706 (one degree of freedom) x 0.01414 / sqrt(2).
        Assert.Contains("| Much is lost | 81.00 ± 12.71 | 100.00 | 100.00 | 100.00 | 100.00 |", report, StringComparison.Ordinal);
        Assert.Contains("| Quiet | 100.00 | 100.00 | 100.00 | 100.00 | 100.00 |", report, StringComparison.Ordinal);
        Assert.Contains("| delivered within the lifetime | 6 | 6 | 0 |", report, StringComparison.Ordinal);
        Assert.Contains("| time to delivery, p50 | 0 | 12 | 0 |", report, StringComparison.Ordinal);
        Assert.Contains("| Much is lost | +19.00 ± 12.71 | (0.00) | (0.00) | +19.00 ± 12.71 | +19.00 ± 12.71 |", report, StringComparison.Ordinal);
        Assert.Contains("12 cells (a scenario and a number of segments), 5 arms, 2 seeds of 100 pushes each, 12,000 pushes in all", report, StringComparison.Ordinal);
        Assert.Contains("[Much is lost](scenarios/lossy.md)", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_and_picture_that_the_report_names_is_there()
    {
        var report = await WriteAsync("README.md");

        var named = System.Text.RegularExpressions.Regex.Matches(report, @"\]\(([^)#]+)\)").Select(link => link.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)).Distinct();
        string[] byHand = ["advice.md", "check.md"];
        Assert.All(named.Except(byHand).Where(link => !link.StartsWith("..", StringComparison.Ordinal)), link => Assert.True(File.Exists(Path.Combine(_folder.FullName, link)), link));
        Assert.Contains("check.md", named);
    }

    [Fact]
    public async Task Page_of_a_scenario_has_every_measure_and_an_address_that_repeats_it()
    {
        var page = await WriteAsync(Path.Combine("scenarios", "lossy.md"));

        Assert.StartsWith("# Much is lost\n\nA fifth & more is lost.", page, StringComparison.Ordinal);
        Assert.All(LabMeasure.All, measure => Assert.Equal(6, page.Split($"\n| {measure.Words} | ").Length - 1));
        Assert.Contains("| segments sent per delivered push | 4.94 ± 0.77 | 4.00 | 4.00 | 4.00 | 4.00 | −0.94 ± 0.77 |", page, StringComparison.Ordinal);
        Assert.Contains("`seeds=2&pushes=100&segments=4&lossRate=0.2`", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_for_programs_has_a_row_for_each_cell_and_arm_and_as_many_fields_in_each()
    {
        var lines = (await WriteAsync("results.csv")).TrimEnd('\n').Split('\n');

        Assert.Equal(1 + (12 * 5), lines.Length);
        Assert.All(lines, line => Assert.Equal(3 + (2 * LabMeasure.All.Count), line.Split(',').Length));
        Assert.Contains("lossy,4,SharedStoreAndForward,0.81,0.12706,", lines[1 + (3 * 5)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delivered.svg")]
    [InlineData("delivered-soon.svg")]
    [InlineData("delivery-p95.svg")]
    [InlineData("known-p95.svg")]
    [InlineData("sent-per-delivered.svg")]
    public async Task Chart_is_a_drawing_with_words_panels_and_nothing_outside(string name)
    {
        await WriteAsync(name);
        using var reader = XmlReader.Create(Path.Combine(_folder.FullName, name), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        var drawing = XDocument.Load(reader).Root!;

        Assert.Equal(Svg + "svg", drawing.Name);
        Assert.Equal("img", drawing.Attribute("role")?.Value);
        Assert.NotEmpty(drawing.Element(Svg + "title")!.Value);
        Assert.NotEmpty(drawing.Element(Svg + "desc")!.Value);
        Assert.Equal(["Much is lost", "Quiet"], drawing.Descendants(Svg + "text").Where(text => text.Attribute("class")?.Value == "panel").Select(text => text.Value));
        Assert.All(drawing.DescendantsAndSelf(), element => Assert.Equal(Svg, element.Name.Namespace));
        Assert.DoesNotContain(drawing.DescendantsAndSelf().Attributes(), attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal) || attribute.Value.Contains('∞', StringComparison.Ordinal));
        Assert.All(Lines(drawing), line => Assert.Equal(6, Points(line).Count));
    }

    [Fact]
    public async Task Chart_draws_means_in_their_place_and_an_interval_around_those_that_have_one()
    {
        await WriteAsync("delivered.svg");
        var drawing = XDocument.Load(Path.Combine(_folder.FullName, "delivered.svg")).Root!;

        var lossy = Lines(drawing).Where(line => line.Parent!.Attribute("class")?.Value == nameof(LabArm.SharedStoreAndForward)).ToList();
        // Both panels have one scale, 80 to 100 %: 81 % stands a twentieth above its end.
        Assert.All(Points(lossy[0]), point => Assert.Equal(Points(lossy[0])[0].Y, point.Y));
        Assert.Equal((138.1, 26.0), (Points(lossy[0])[0].Y, Points(lossy[1])[0].Y));
        var intervals = drawing.Descendants(Svg + "path").Where(path => path.Attribute("class")?.Value == "interval").Select(path => path.Attribute("d")!.Value).ToList();
        Assert.Equal(6, intervals.Count);
        // From below the scale's end to 93.7 %.
        Assert.All(intervals, interval => Assert.EndsWith(",144.0V63.1", interval, StringComparison.Ordinal));
        Assert.Equal(["80", "85", "90", "95", "100"], drawing.Descendants(Svg + "text").Where(text => text.Attribute("class")?.Value == "tick end").Select(text => text.Value).Distinct());
    }

    [Theory]
    [InlineData(0.81, 1, 0.05, new[] { 0.8, 0.85, 0.9, 0.95, 1 })]
    [InlineData(0, 7.2, 2, new[] { 0.0, 2, 4, 6, 8 })]
    [InlineData(1, 1, 0.05, new[] { 1, 1.05 })]
    public void Even_scale_has_round_steps_around_the_values(double least, double most, double round, double[] ticks) =>
        Assert.Equal(ticks, ChartScale.Even(least, most, round).Ticks.Select(tick => Math.Round(tick, 9)));

    [Fact]
    public void Decades_stand_at_equal_distances_and_what_is_beyond_at_the_edge()
    {
        var scale = ChartScale.Decades(3, 400);

        Assert.Equal([1, 10, 100, 1000], scale.Ticks);
        Assert.Equal([10, 100], ChartScale.Decades(10, 10).Ticks);
        Assert.All([(0.1, 0), (1, 0), (10, 1 / 3.0), (100, 2 / 3.0), (1000, 1), (5000, 1)], ((double Value, double Place) point) => Assert.Equal(point.Place, scale.Place(point.Value), 9));
    }

    [Theory]
    [InlineData(0.1234, 0.001, LabUnit.Share, "12.34 ± 0.10", "+12.34 ± 0.10")]
    [InlineData(-1.2, 2, LabUnit.Seconds, "-1.2 ± 2.0", "(−1.2 ± 2.0)")]
    [InlineData(123.4, 0, LabUnit.Seconds, "123", "+123")]
    [InlineData(0, 0, LabUnit.Count, "0.00", "(0.00)")]
    [InlineData(double.NaN, double.NaN, LabUnit.Seconds, "–", "–")]
    [InlineData(2, double.NaN, LabUnit.Count, "2.00", "(+2.00)")]
    public void Figure_is_printed_with_its_interval_and_one_that_may_be_nothing_in_brackets(double mean, double halfWidth, LabUnit unit, string figure, string difference)
    {
        Assert.Equal(figure, Figure.Of(new Estimate(mean, halfWidth), unit));
        Assert.Equal(difference, Figure.Difference(new Estimate(mean, halfWidth), unit));
    }

    private async Task<string> WriteAsync(string name)
    {
        await new EvidenceReport(SampleCells.All, []).WriteAsync(_folder, Ct);
        return await File.ReadAllTextAsync(Path.Combine(_folder.FullName, name), Ct);
    }

    /// <summary>Those of the panels; the legend's are drawn otherwise.</summary>
    private static IEnumerable<XElement> Lines(XElement drawing) => drawing.Descendants(Svg + "path").Where(path => path.Attribute("class")?.Value == "line" && path.Attribute("d")!.Value.Contains('L', StringComparison.Ordinal));

    private static List<(double X, double Y)> Points(XElement line) =>
    [
        .. line.Attribute("d")!.Value.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)
            .Select(point => point.Split(','))
            .Select(point => (double.Parse(point[0], System.Globalization.CultureInfo.InvariantCulture), double.Parse(point[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
