using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace PushPortal.Tests.Journeys;

/// <summary>Each figure of the dashboard leads to a list over the same range, and the list has as many.</summary>
public sealed partial class DashboardJourneyTests(CountedGateway own) : IClassFixture<CountedGateway>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("demo", "15min", 6, 3)]
    [InlineData("support", "1h", 6, 3)]
    [InlineData("support", "3h", 8, 4)]
    [InlineData("support", "24h", 8, 4)]
    [InlineData("demo", "7d", 10, 5)]
    [InlineData("support", "30d", 10, 5)]
    public async Task Each_figure_opens_a_list_of_as_many(string user, string range, long accepted, long failures)
    {
        using var browser = await own.Host.SignedInAsync(user);
        var figures = await FiguresAsync(browser, range);

        Assert.Equal((accepted, failures), (figures.Single(figure => figure.Name == "count-accepted").Value, figures.Single(figure => figure.Name == "count-failures").Value));
        Assert.Equal(user == "support" ? 16 : 10, figures.Count);
        foreach (var figure in figures)
        {
            if (figure.Value is { } value)
            {
                Assert.Equal((figure.Name, value), (figure.Name, CountOf(figure.Href, await browser.GetStringAsync(new Uri(figure.Href, UriKind.Relative), Ct))));
            }
            else if (!figures.Exists(counted => counted.Value is not null && counted.Href == figure.Href))
            {
                await SameIsShownAsync(browser, range, figure);
            }
        }
    }

    [Fact]
    public async Task Reasons_lead_to_the_failures_of_the_same_range()
    {
        using var browser = await own.Host.SignedInAsync("support");
        foreach (var (range, expected) in new[] { ("1h", 3L), ("7d", 5L) })
        {
            var cause = Cause.Match(await browser.GetStringAsync(new Uri($"/?range={range}", UriKind.Relative), Ct));
            var list = await browser.GetStringAsync(new Uri(WebUtility.HtmlDecode(cause.Groups["href"].Value), UriKind.Relative), Ct);

            Assert.Equal((range, expected, expected), (range, Number(cause.Groups["count"].Value), Rows(list, "failure-row")));
        }
    }

    /// <summary>What is measured stands on the page that it opens as well; what the store has grows, so both are looked at again.</summary>
    private static async Task SameIsShownAsync(HttpClient browser, string range, Figure figure) => await Eventually.GetAsync(
        async () => (
            Page: await browser.GetStringAsync(new Uri(figure.Href, UriKind.Relative), Ct),
            (await FiguresAsync(browser, range)).Single(again => again.Name == figure.Name).Shown),
        seen => seen.Page.Contains($">{seen.Shown}<", StringComparison.Ordinal),
        $"{figure.Name} on {figure.Href}");

    private static async Task<List<Figure>> FiguresAsync(HttpClient browser, string range)
    {
        var page = await browser.GetStringAsync(new Uri($"/?range={range}", UriKind.Relative), Ct);
        var figures = Link.Matches(page).Select(figure => new Figure(
            Attribute(figure.Value, "data-testid")!,
            WebUtility.HtmlDecode(Attribute(figure.Value, "href")!),
            Attribute(figure.Value, "data-value") is { } value ? Number(value) : null,
            figure.Groups["shown"].Value)).ToList();
        // What is no link is none of them.
        Assert.Equal(AnyFigure.Count(page), figures.Count);
        return figures;
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>How many the page has that is at an address.</summary>
    private static long CountOf(string href, string page)
    {
        switch (href.Split('?')[0])
        {
            case "/pushes":
                Assert.Equal(Number(CountOfList.Match(page).Groups[1].Value), Rows(page, "push-row"));
                return Rows(page, "push-row");
            case "/failures":
                return Rows(page, "failure-row");
            case "/queues" when href.EndsWith("=notifications", StringComparison.Ordinal):
                return WaitingAtTargets.Matches(page).Sum(target => Number(target.Groups[1].Value));
            case "/queues":
                return Rows(page, "queued-row");
            case "/links":
                return Rows(page, "link-row");
            case "/alarms":
                return Rows(page.Split("data-testid=\"alarm-history\"")[0], "alarm-row");
            case "/callbacks":
                return Rows(page, "untold-row");
            default:
                Assert.Fail($"A figure opens {href}, and nobody says how its list is counted.");
                return -1;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static long Rows(string page, string name) => page.Split($"data-testid=\"{name}\"").Length - 1;

    [GeneratedRegex("<a class=\"pp-figure[ \"][^>]*>\\s*<strong>(?<shown>[^<]*)</strong>")]
    private static partial Regex Link { get; }

    [GeneratedRegex("class=\"pp-figure[ \"]")]
    private static partial Regex AnyFigure { get; }

    [GeneratedRegex("data-testid=\"top-causes\".*?<td><a href=\"(?<href>[^\"]*)\".*?pp-number\">(?<count>[0-9]+)</td>", RegexOptions.Singleline)]
    private static partial Regex Cause { get; }

    [GeneratedRegex("data-testid=\"target-row\"[^>]* data-waiting=\"([0-9]+)\"")]
    private static partial Regex WaitingAtTargets { get; }

    [GeneratedRegex("data-testid=\"push-count\" data-value=\"([0-9]+)\"")]
    private static partial Regex CountOfList { get; }

    /// <param name="Value">Null of what is measured.</param>
    private sealed record Figure(string Name, string Href, long? Value, string Shown);
}
