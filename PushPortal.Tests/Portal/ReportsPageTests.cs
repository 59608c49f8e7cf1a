using Bunit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Reports;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Layout;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class ReportsPageTests : IAsyncDisposable
{
    private static readonly ReportDay Day = new(new DateOnly(2026, 11, 22), new DateTimeOffset(2026, 11, 21, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 22, 16, 0, 0, TimeSpan.Zero));

    private readonly PortalUnderTest _portal = new(role: PortalRole.Monitor);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task The_page_is_in_the_menu_of_staff_alone()
    {
        foreach (var role in PortalRole.All)
        {
            await using var portal = new PortalUnderTest(role: role);
            Assert.Equal(PortalRole.Staff.Contains(role) ? 1 : 0, portal.Render<NavLinks>(menu => menu.Add(nav => nav.Viewer, portal.Viewer)).FindAll("[data-testid=nav-reports]").Count);
        }
    }

    [Fact]
    public void Each_figure_of_an_account_leads_to_the_list_that_it_counts()
    {
        _portal.Reports.ByAccount.Add(new ReportLine(Day, "other", Figures()));
        var page = _portal.Open<ReportsPage>("/reports?from=2026-11-22&to=2026-11-22", zone: "Asia/Shanghai");

        Assert.Equal(
            [
                ("1,000", "/pushes?account=other&from=2026-11-21T16%3A00%3A00Z&to=2026-11-22T16%3A00%3A00Z"),
                ("750", "/pushes?status=delivered&account=other&from=2026-11-21T16%3A00%3A00Z&to=2026-11-22T16%3A00%3A00Z"),
                ("250", "/failures?show=all&account=other&from=2026-11-21T16%3A00%3A00Z&to=2026-11-22T16%3A00%3A00Z"),
                ("40", "/failures?show=all&account=other&state=expired&from=2026-11-21T16%3A00%3A00Z&to=2026-11-22T16%3A00%3A00Z"),
            ],
            new[] { "pushes", "delivered", "failed", "expired" }.Select(name => page.Find($"[data-testid=report-{name}]")).Select(link => (link.TextContent, link.GetAttribute("href")!)));
        Assert.StartsWith("75.0", page.Find("[data-testid=report-rate]").TextContent, StringComparison.Ordinal);
        Assert.Equal((Day, 1), (_portal.Reports.Asked!.Value.Range.Days[0], _portal.Reports.Asked.Value.Range.Days.Count));
        Assert.Contains("Asia/Shanghai", page.Find("[data-testid=reports-zone]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("by the hour", page.Find("[data-testid=reports-zone]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Sum_is_over_all_lines_and_the_median_is_that_of_all()
    {
        _portal.Reports.ByAccount.AddRange([new ReportLine(Day, "demo", Figures()), new ReportLine(Day, "other", Figures())]);
        var total = _portal.Open<ReportsPage>("/reports").Find("[data-testid=report-total]").TextContent;

        Assert.Contains("2,000", total, StringComparison.Ordinal);
        Assert.Contains("1,500", total, StringComparison.Ordinal);
        Assert.Contains("75.0", total, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Came to no link")]
    [InlineData("zh-CN", "未到达任何链路")]
    public async Task Lines_of_links_lead_to_the_link(string language, string none)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Admin);
        portal.Reports.ByLink.AddRange([new ReportLine(Day, "upstream", Figures()), new ReportLine(Day, "", Figures())]);
        var page = portal.Open<ReportsPage>("/reports?by=link");

        Assert.Equal("/links?link=upstream", page.Find("[data-of=upstream] a").GetAttribute("href"));
        const string Range = "from=2026-11-21T16%3A00%3A00Z&to=2026-11-22T16%3A00%3A00Z";
        Assert.Equal(
            [
                $"/pushes?link=upstream&{Range}", $"/pushes?status=delivered&link=upstream&{Range}",
                $"/failures?show=all&link=upstream&{Range}", $"/failures?show=all&state=expired&link=upstream&{Range}",
            ],
            page.FindAll("[data-of=upstream] .pp-number a").Select(link => link.GetAttribute("href")));
        Assert.Equal($"/pushes?link=-&{Range}", page.FindAll("[data-testid=report-pushes]")[1].GetAttribute("href"));
        Assert.Contains(none, page.FindAll("[data-testid=report-line]")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=reports-account]"));
        Assert.Equal("page", page.Find("[data-testid=reports-by-link]").GetAttribute("aria-current"));
    }

    [Fact]
    public void The_address_is_the_report_and_so_is_the_file()
    {
        _portal.Reports.ByAccount.Add(new ReportLine(Day, "other", Figures()));
        var page = _portal.Open<ReportsPage>("/reports?account=other&from=2026-11-20&to=2026-11-22", zone: "America/New_York");

        Assert.Equal((FixedAccounts.Other.Id, 3), (_portal.Reports.Asked!.Value.AccountId, _portal.Reports.Asked.Value.Range.Days.Count));
        Assert.Equal(("2026-11-20", "2026-11-22", "other"), (Value(page, "from"), Value(page, "to"), Value(page, "account")));
        Assert.Equal("/reports/export?account=other&from=2026-11-20&to=2026-11-22&zone=America%2FNew_York&format=jsonl", page.Find("[data-testid=export-jsonl]").GetAttribute("href"));
    }

    [Fact]
    public async Task Applying_goes_to_another_address()
    {
        var page = _portal.Open<ReportsPage>("/reports?page=3");
        Assert.Equal(("2026-11-17", "2026-11-23"), (Value(page, "from"), Value(page, "to")));
        await page.Find("[data-testid=reports-from]").ChangeAsync("2026-11-01");
        await page.Find("[data-testid=reports-account]").ChangeAsync("demo");
        await page.Find("[data-testid=reports-filter]").SubmitAsync();

        Assert.EndsWith("/reports?account=demo&from=2026-11-01&to=2026-11-23", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-11-23&to=2026-11-22")]
    [InlineData("from=2026-01-01&to=2026-11-22")]
    [InlineData("from=yesterday")]
    public void Days_that_make_no_report_are_said_beside_the_fields(string query)
    {
        var page = _portal.Open<ReportsPage>($"/reports?{query}");

        Assert.Equal(("alert", "reports-wrong"), (page.Find("[data-testid=reports-wrong]").GetAttribute("role"), page.Find("[data-testid=reports-from]").GetAttribute("aria-describedby")));
        Assert.Null(_portal.Reports.Asked);
        Assert.Empty(page.FindAll("[data-testid=report]"));
    }

    [Fact]
    public void Days_of_a_zone_that_is_not_whole_hours_away_say_so() => Assert.Contains(
        "by the hour", _portal.Open<ReportsPage>("/reports", zone: "Asia/Kolkata").Find("[data-testid=reports-zone]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Many_lines_are_paged()
    {
        _portal.Reports.ByAccount.AddRange(Enumerable.Range(0, 150).Select(at => new ReportLine(Day, $"account-{at}", Figures())));
        var page = _portal.Open<ReportsPage>("/reports");
        Assert.Equal((100, "/reports?page=2"), (page.FindAll("[data-testid=report-line]").Count, page.Find("[data-testid=older]").GetAttribute("href")));

        page = _portal.Open<ReportsPage>("/reports?page=2");
        Assert.Equal((50, "account-100"), (page.FindAll("[data-testid=report-line]").Count, page.Find("[data-testid=report-line]").GetAttribute("data-of")));
        Assert.Equal("/reports", page.Find("[data-testid=newer]").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-testid=older]"));
    }

    [Fact]
    public void Days_without_traffic_say_what_to_do() => Assert.Single(_portal.Open<ReportsPage>("/reports").FindAll("[data-testid=empty]"));

    private static string? Value(IRenderedComponent<ReportsPage> page, string field) => page.Find($"[data-testid=reports-{field}]").GetAttribute("value");

    private static ReportFigures Figures() => new(
        1_000, 2_000, 750, 250, 40, new DeliveryTimes([.. DeliveryTimes.None.Counts.Select((_, at) => at == DeliveryTimes.ClassOf(TimeSpan.FromMilliseconds(150)) ? 750L : 0)]));
}
