using Bunit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Usage;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class UsagePageTests
{
    [Theory]
    [InlineData("en", "7, no limit", "no limit")]
    [InlineData("zh-CN", "7，不限", "不限")]
    public async Task A_provider_without_limits_sees_what_was_submitted_today(string language, string today, string rate)
    {
        await using var portal = new PortalUnderTest(language);
        portal.Limits.Resume(FixedAccounts.Demo.Id, portal.Clock.GetUtcNow(), 7);

        var page = portal.Open<UsagePage>("/usage?account=other");

        Assert.Equal((today, rate), (page.Find("[data-testid=usage-today]").TextContent, page.Find("[data-testid=usage-rate]").TextContent));
        Assert.Empty(page.FindAll("[data-testid=usage-gauge]"));
        Assert.Equal(30, page.FindAll("[data-testid=usage-days] tbody tr").Count);
    }

    [Theory]
    [InlineData("en", "Bare datagram")]
    [InlineData("zh-CN", "")]
    public async Task Usage_is_listed_by_day_and_content_type_and_can_be_taken_as_a_file(string language, string bare)
    {
        await using var portal = new PortalUnderTest(language);
        var today = DateOnly.FromDateTime(Sample.Noon.UtcDateTime);
        portal.Usage.CountedUntil = Sample.Noon.AddHours(-1);
        portal.Usage.Lines.Add(new UsageLine(FixedAccounts.Demo.Id, today, "application/vnd.wap.sic", 2, 1_200, 2_400));
        portal.Usage.Lines.Add(new UsageLine(FixedAccounts.Demo.Id, today.AddDays(-29), "", 1, 1, 3));
        portal.Usage.Lines.Add(new UsageLine(FixedAccounts.Other.Id, today, "text/plain", 9, 9, 9));

        var page = portal.Open<UsagePage>("/usage");

        var lines = page.FindAll("[data-testid=usage-line]").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToArray()).ToList();
        Assert.Equal(["2026-11-23", "application/vnd.wap.sic", "2", "1,200", "2,400"], lines[0]);
        Assert.Equal(("2026-10-25", 2), (lines[1][0], lines.Count));
        Assert.Contains(bare, lines[1][1], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("2026-11-23T11:00:00.0000000Z", page.Find("[data-testid=usage-until] time").GetAttribute("datetime"));
        Assert.Equal("/usage/export?format=csv", page.Find("[data-testid=export-csv]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_quota_has_a_gauge_and_says_when_the_day_ends()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        portal.Limits.Resume(FixedAccounts.Other.Id, portal.Clock.GetUtcNow(), 250);

        var page = portal.Open<UsagePage>("/usage?account=other");

        Assert.Equal(("250 of 1,000", "50; 50 at once now"), (page.Find("[data-testid=usage-today]").TextContent, page.Find("[data-testid=usage-rate]").TextContent));
        Assert.Equal(("1000", "250"), (page.Find("[data-testid=usage-gauge]").GetAttribute("max"), page.Find("[data-testid=usage-gauge]").GetAttribute("value")));
    }

    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("Asia/Shanghai")]
    public async Task Days_are_named_as_the_quota_has_them_in_every_zone(string zone)
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Traffic = new TrafficPoint(default, 2, 0, 0, DeliveryTimes.None);

        var page = portal.Open<UsagePage>("/usage", zone: zone);

        Assert.Equal("2026-11-23", page.Find("[data-testid=usage-days] tbody td").TextContent);
        Assert.Equal("2026-11-23 · Pushes 2", page.Find("[data-testid=usage-days] rect title").TextContent);
        Assert.Equal("11-21", page.FindAll("[data-testid=usage-days] svg text")[^1].TextContent);
    }

    [Fact]
    public async Task Chart_of_few_pushes_has_no_halves_on_its_axis()
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Traffic = new TrafficPoint(default, 2, 0, 0, DeliveryTimes.None);

        var page = portal.Open<UsagePage>("/usage");

        Assert.Equal(["0", "1", "2"], page.FindAll("[data-testid=usage-days] svg text[text-anchor=end]").Select(text => text.TextContent));
    }

    [Fact]
    public async Task Staff_choose_an_account_first()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);

        Assert.NotEmpty(portal.Open<UsagePage>("/usage").FindAll("[data-testid=empty]"));
    }
}
