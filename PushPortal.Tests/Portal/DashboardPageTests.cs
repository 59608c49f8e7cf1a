using AngleSharp.Dom;
using Bunit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class DashboardPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Each_figure_counts_and_links_to_what_it_counts()
    {
        _portal.Pushes.Pending = Pending(queued: 3);
        _portal.Pushes.Traffic = new TrafficPoint(default, 12, 7, 2, Took(TimeSpan.FromMilliseconds(150), 7));
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Expired, cause: FailureCause.AbsentSubscriber));
        var page = _portal.Open<DashboardPage>("/?range=24h");
        Assert.Equal(("12", "/pushes?from=2026-11-22T13%3A00%3A00Z"), Figure(page, "accepted"));
        Assert.Equal(("7", "/pushes?status=delivered&from=2026-11-22T13%3A00%3A00Z"), Figure(page, "delivered"));
        Assert.Equal(("1", "/failures?show=all"), Figure(page, "failed"));
        Assert.Equal(("3", "/pushes?status=pending"), Figure(page, "queued"));
        Assert.Equal(("0", "/pushes?status=pending"), Figure(page, "suspended"));
        Assert.Contains("77.8", page.Find("[data-testid=count-delivered]").TextContent, StringComparison.Ordinal);
        Assert.Contains("absent", page.Find("[data-testid=top-causes]").TextContent, StringComparison.Ordinal);
        Assert.InRange(double.Parse(page.Find("[data-testid=delivery-time]").GetAttribute("data-p50")!, System.Globalization.CultureInfo.InvariantCulture), 100, 200);
    }

    [Theory]
    [InlineData("15min", 15)]
    [InlineData("1h", 60)]
    [InlineData("3h", 90)]
    [InlineData("24h", 24)]
    [InlineData("7d", 84)]
    [InlineData("30d", 120)]
    [InlineData("nonsense", 60)]
    public void Charts_cover_the_range_with_a_table_beside_them(string range, int steps)
    {
        _portal.Pushes.Traffic = new TrafficPoint(default, 12, 7, 2, Took(TimeSpan.FromMilliseconds(150), 7));
        var page = _portal.Open<DashboardPage>($"/?range={range}");
        Assert.Equal(steps, page.FindAll("[data-testid=chart-ended] tbody tr").Count);
        Assert.Equal(["7", "2"], page.FindAll("[data-testid=chart-ended] tbody tr")[0].QuerySelectorAll("td.pp-number").Select(cell => cell.TextContent));
        Assert.Equal(2, page.FindAll("[data-testid=chart-ended] rect").Count);
        Assert.Equal(3, page.FindAll("[data-testid=chart-times] polyline").Count);
    }

    [Fact]
    public async Task Staff_see_links_notifications_and_the_oldest_that_waits()
    {
        Assert.Empty(_portal.Open<DashboardPage>("/").FindAll("[data-testid=count-links], [data-testid=count-notifications]"));
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        portal.Pushes.Pending = Pending(queued: 3) with { OldestDue = Sample.Noon.AddMinutes(-2) };
        var page = portal.Open<DashboardPage>("/");
        Assert.Equal("/links", page.Find("[data-testid=count-links]").GetAttribute("href"));
        Assert.Contains("2 min", page.Find("[data-testid=count-queued]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_follow_changes()
    {
        var page = _portal.Open<DashboardPage>("/");
        _portal.Pushes.Pending = Pending(queued: 1);
        _portal.Feed.Send(Sample.Changed(Sample.Transaction()));
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("1", Figure(page, "queued").Value));
    }

    [Fact]
    public void Changes_stream_in_on_top_and_the_list_stays_bounded()
    {
        var page = _portal.Open<DashboardPage>("/");
        for (var number = 1; number <= 60; number++)
        {
            _portal.Feed.Send(Change(number));
        }

        page.WaitForAssertion(() => Assert.Equal(50, Rows(page).Count));
        Assert.Contains("+60", Rows(page)[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("+11", Rows(page)[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_list_does_not_move_and_says_how_much_waits()
    {
        var page = _portal.Open<DashboardPage>("/");
        _portal.Feed.Send(Change(1));
        await page.Find("[data-testid=live-pause]").ClickAsync();
        _portal.Feed.Send(Change(2), Change(3));
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[data-testid=new-rows]").GetAttribute("data-count")));
        Assert.Single(Rows(page));
        await page.Find("[data-testid=new-rows]").ClickAsync();
        Assert.Equal(3, Rows(page).Count);
    }

    [Fact]
    public async Task A_list_whose_top_is_out_of_sight_does_not_move()
    {
        var page = _portal.Open<DashboardPage>("/");
        await page.FindComponent<LiveChanges>().Instance.TopInSightAsync(inSight: false);
        _portal.Feed.Send(Change(1));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=new-rows]")));
        Assert.Empty(Rows(page));
        await page.FindComponent<LiveChanges>().Instance.TopInSightAsync(inSight: true);
        Assert.Single(Rows(page));
    }

    [Fact]
    public async Task Support_is_not_offered_the_form()
    {
        Assert.Single(_portal.Open<DashboardPage>("/").FindAll("[data-testid=new-push]"));
        await using var support = new PortalUnderTest(role: PortalRole.Support);
        Assert.Empty(support.Open<DashboardPage>("/").FindAll("[data-testid=new-push]"));
    }

    private static Domain.Live.TransactionChanged Change(int number) =>
        Sample.Changed(Sample.Transaction(id: 1_000_000 + (number * 256)) with { Recipient = $"+{number}" });

    private static PendingCounts Pending(long queued) => new(new Dictionary<TransactionStep, long> { [TransactionStep.Queued] = queued });

    private static DeliveryTimes Took(TimeSpan took, long times) => new([.. DeliveryTimes.None.Counts.Select((_, at) => at == DeliveryTimes.ClassOf(took) ? times : 0)]);

    private static IReadOnlyList<IElement> Rows(IRenderedComponent<DashboardPage> page) => page.FindAll("[data-testid=live-row]");

    private static (string? Value, string? Href) Figure(IRenderedComponent<DashboardPage> page, string name)
    {
        var figure = page.Find($"[data-testid=count-{name}]");
        return (figure.GetAttribute("data-value"), figure.GetAttribute("href"));
    }
}
