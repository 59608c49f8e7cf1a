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
        Put(2, TransactionState.Delivered, Sample.Noon);
        Put(3, TransactionState.Delivered, Sample.Noon);
        Put(4, TransactionState.Pending, Sample.Noon);
        Put(5, TransactionState.Pending, Sample.Noon.AddDays(-2));
        var page = _portal.Open<DashboardPage>("/?range=24h");
        Assert.Equal(("4", "/pushes?from=2026-11-22T13%3A00%3A00Z"), Figure(page, "accepted"));
        Assert.Equal(("2", "/pushes?status=delivered&from=2026-11-22T13%3A00%3A00Z"), Figure(page, "delivered"));
        Assert.Equal(("1", "/pushes?status=failed&from=2026-11-22T13%3A00%3A00Z"), Figure(page, "failed"));
        Assert.Equal(("1", "/failures?show=all&from=2026-11-22T13%3A00%3A00Z"), Figure(page, "failures"));
        Assert.Equal(("2", "/pushes?status=pending"), Figure(page, "pending"));
        Assert.Contains("queued 3", page.Find("[data-testid=count-pending]").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("66.7", page.Find("[data-testid=count-delivered]").TextContent, StringComparison.Ordinal);
        Assert.Contains("absent", page.Find("[data-testid=top-causes]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/failures?reason=absent-subscriber&show=all&from=2026-11-22T13%3A00%3A00Z", page.Find("[data-testid=top-causes] a").GetAttribute("href"));
        Assert.Equal("/pushes?status=delivered&from=2026-11-22T13%3A00%3A00Z", page.Find("[data-testid=delivery-time]").GetAttribute("href"));
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

    [Theory]
    [InlineData(6, "▲ 50% more than before (4)")]
    [InlineData(3, "▼ 25% less than before (4)")]
    [InlineData(4, "= as many as before (4)")]
    public void Compared_figures_say_how_they_changed_in_words_and_percent(int accepted, string change)
    {
        for (var number = 1; number <= accepted; number++)
        {
            Put(number, number == 1 ? TransactionState.Delivered : TransactionState.Pending, Sample.Noon.AddMinutes(-5));
        }

        for (var number = 11; number <= 14; number++)
        {
            Put(number, number <= 12 ? TransactionState.Delivered : TransactionState.Pending, Sample.Noon.AddMinutes(-20));
        }

        // In the minute that still goes on, which is not compared.
        Put(21, TransactionState.Delivered, Sample.Noon);
        _portal.Pushes.TrafficFirst = new TrafficPoint(default, 7, 7, 0, Took(TimeSpan.FromMilliseconds(150), 7));
        _portal.Pushes.TrafficBefore = new TrafficPoint(default, 10, 1, 1, Took(TimeSpan.FromMilliseconds(750), 1));
        var page = _portal.Open<DashboardPage>("/?range=15min&compare=previous");

        Assert.Equal(change, Text(page, "count-accepted-change"));
        Assert.Equal("▼ 50% less than before (2)", Text(page, "count-delivered-change"));
        Assert.Matches("^▼ [0-9]+% shorter than before ", Text(page, "delivery-time-change"));
        Assert.Equal("= as many as before (0)", Text(page, "count-failures-change"));
    }

    [Fact]
    public void The_step_that_goes_on_is_not_compared()
    {
        Put(1, TransactionState.Pending, Sample.Noon);
        var page = _portal.Open<DashboardPage>("/?range=15min&compare=previous");

        Assert.Equal("= as many as before (0)", Text(page, "count-accepted-change"));
        Assert.Equal("1", page.Find("[data-testid=count-accepted]").GetAttribute("data-value"));
    }

    [Fact]
    public void The_period_before_is_a_line_and_a_column_of_its_own()
    {
        _portal.Pushes.Traffic = new TrafficPoint(default, 12, 7, 2, Took(TimeSpan.FromMilliseconds(150), 7));
        _portal.Pushes.TrafficBefore = new TrafficPoint(default, 5, 3, 1, Took(TimeSpan.FromMilliseconds(150), 3));
        var page = _portal.Open<DashboardPage>("/?range=24h&compare=previous");

        Assert.Equal("pp-line pp-before", page.Find("[data-testid=chart-ended] [data-testid=before]").ClassName);
        Assert.Equal(24, page.Find("[data-testid=chart-ended] [data-testid=before]").GetAttribute("points")!.Trim().Split(' ').Length);
        Assert.Equal(["7", "2", "4"], page.FindAll("[data-testid=chart-ended] tbody tr")[0].QuerySelectorAll("td.pp-number").Select(cell => cell.TextContent));
        Assert.Equal(2, page.FindAll("[data-testid=chart-times] [data-testid=before]").Count);
        Assert.Equal(["2026-11-21T13:00:00.0000000Z", "2026-11-22T13:00:00.0000000Z"], page.FindAll("[data-testid=compared] time").Select(time => time.GetAttribute("datetime")));
    }

    [Fact]
    public void Comparing_is_in_the_address_and_stays_with_another_range()
    {
        var page = _portal.Open<DashboardPage>("/?range=24h");
        Assert.Equal("/?range=24h&compare=previous", page.Find("[data-testid=compare]").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-testid=before], [data-testid=compared], [data-testid=count-accepted-change]"));

        page = _portal.Open<DashboardPage>("/?range=24h&compare=previous");
        Assert.Equal(("/?range=24h", "true"), (page.Find("[data-testid=compare]").GetAttribute("href"), page.Find("[data-testid=compare]").GetAttribute("aria-current")));
        Assert.Equal("/?range=7d&compare=previous", page.Find("[data-testid=range-7d]").GetAttribute("href"));
    }

    [Fact]
    public void What_is_not_kept_for_long_enough_is_not_compared()
    {
        _portal.Pushes.TrafficBefore = new TrafficPoint(default, 5, 3, 1, DeliveryTimes.None);
        var page = _portal.Open<DashboardPage>("/?range=30d&compare=previous");

        Assert.Contains("not kept", page.Find("[data-testid=compared]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=before], [data-testid=count-accepted-change]"));
    }

    [Theory]
    [InlineData("15min")]
    [InlineData("1h")]
    [InlineData("3h")]
    [InlineData("24h")]
    [InlineData("7d")]
    public void Every_shorter_range_is_kept_for_long_enough_to_be_compared(string range) =>
        Assert.NotEmpty(_portal.Open<DashboardPage>($"/?range={range}&compare=previous").FindAll("[data-testid=count-accepted-change]"));

    [Fact]
    public async Task Staff_see_links_notifications_and_the_oldest_that_waits()
    {
        Assert.Empty(_portal.Open<DashboardPage>("/").FindAll("[data-testid=count-links], [data-testid=count-notifications]"));
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        portal.Pushes.Pending = Pending(queued: 3) with { OldestDue = Sample.Noon.AddMinutes(-2) };
        var page = portal.Open<DashboardPage>("/");
        Assert.Equal("/links", page.Find("[data-testid=count-links]").GetAttribute("href"));
        Assert.Contains("2 min", page.Find("[data-testid=count-Due]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_see_how_old_the_oldest_of_each_stage_is_and_how_large_the_store()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        portal.Pushes.Pending = Pending(queued: 3) with { OldestDue = Sample.Noon.AddMinutes(-2) };
        portal.Queues.Depths.AddRange(
        [
            new QueueDepth { Stage = QueueStage.Later, Priority = Domain.Pushes.Priority.High, Count = 1, Oldest = Sample.Noon.AddMinutes(5) },
            new QueueDepth { Stage = QueueStage.Later, Priority = Domain.Pushes.Priority.Low, Count = 1, Oldest = Sample.Noon.AddMinutes(3) },
            new QueueDepth { Stage = QueueStage.AtSmsc, Count = 1, Oldest = Sample.Noon.AddSeconds(-30) },
            new QueueDepth { Stage = QueueStage.Held, Count = 1, Oldest = Sample.Noon.AddHours(-4) },
        ]);
        portal.Size.Octets = 5L << 19;
        var page = portal.Open<DashboardPage>("/");

        Assert.Equal("the oldest waits 2 min", page.Find("[data-testid=count-Due] small").TextContent);
        Assert.Equal("the next turn comes in 3 min", page.Find("[data-testid=count-Later] small").TextContent);
        Assert.Equal("the oldest waits 30 s", page.Find("[data-testid=count-AtSmsc] small").TextContent);
        Assert.Equal("the oldest waits 4 h", page.Find("[data-testid=count-Held] small").TextContent);
        Assert.Equal(("2.5 MiB", "/usage"), (page.Find("[data-testid=store-size] strong").TextContent, page.Find("[data-testid=store-size]").GetAttribute("href")));
        Assert.Equal("2.5 MiB", portal.Open<UsagePage>("/usage").Find("[data-testid=store-size]").TextContent);
    }

    [Theory]
    [InlineData("15min", "2 a second", "0.5 a second")]
    [InlineData("24h", "0.03 a second", "0.01 a second")]
    public void What_came_in_and_went_out_in_the_last_whole_step_is_said_by_the_second(string range, string accepted, string delivered)
    {
        _portal.Pushes.TrafficWhole = new TrafficPoint(default, 120, 30, 0, DeliveryTimes.None);
        _portal.Pushes.Traffic = new TrafficPoint(default, 7, 7, 7, DeliveryTimes.None);
        var page = _portal.Open<DashboardPage>($"/?range={range}");

        Assert.Equal(accepted, page.Find("[data-testid=count-accepted] small").TextContent);
        Assert.EndsWith(delivered, page.Find("[data-testid=count-delivered] small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_sees_its_quota_how_its_callbacks_go_and_what_failed_last()
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Expired, cause: FailureCause.AbsentSubscriber));
        _portal.Limits.Resume(FixedAccounts.Demo.Id, Sample.Noon, 7);
        _portal.Callbacks.Hour = new Domain.Callbacks.ToldHour(Sample.Noon, 3, 1, 0);
        var page = _portal.Open<DashboardPage>("/");

        Assert.Equal(("7, no limit", "/usage"), (page.Find("[data-testid=quota] strong").TextContent, page.Find("[data-testid=quota]").GetAttribute("href")));
        Assert.Empty(page.FindAll("[data-testid=quota-gauge]"));
        Assert.Equal(("75.0%", "/callbacks"), (page.Find("[data-testid=callback-health] strong").TextContent.Replace(" %", "%", StringComparison.Ordinal), page.Find("[data-testid=callback-health]").GetAttribute("href")));
        Assert.Contains("absent", page.Find("[data-testid=latest-failures] tbody tr").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/pushes/psh_", page.Find("[data-testid=latest-failures] a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quota_has_a_gauge_and_staff_have_none()
    {
        await using var other = new PortalUnderTest(account: FixedAccounts.Other.Id);
        other.Limits.Resume(FixedAccounts.Other.Id, Sample.Noon, 250);
        var page = other.Open<DashboardPage>("/");
        Assert.Equal(("1000", "250"), (page.Find("[data-testid=quota-gauge]").GetAttribute("max"), page.Find("[data-testid=quota-gauge]").GetAttribute("value")));

        await using var support = new PortalUnderTest(role: PortalRole.Support);
        Assert.Empty(support.Open<DashboardPage>("/").FindAll("[data-testid=quota], [data-testid=callback-health]"));
    }

    [Fact]
    public void The_figures_follow_changes()
    {
        var page = _portal.Open<DashboardPage>("/");
        _portal.Pushes.Pending = Pending(queued: 1);
        _portal.Feed.Send(Sample.Changed(Sample.Transaction()));
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("1", page.Find("[data-testid=count-pending] small").TextContent, StringComparison.Ordinal));
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

    /// <summary>A push to one recipient.</summary>
    private void Put(int number, TransactionState state, DateTimeOffset at)
    {
        var id = 1_000_000_000L + (number * 1_000L);
        _portal.Pushes.Put(Sample.Push(id) with { ReceivedAt = at }, Sample.Transaction(state, id: id + 256, pushId: id));
    }

    private static Domain.Live.TransactionChanged Change(int number) =>
        Sample.Changed(Sample.Transaction(id: 1_000_000 + (number * 256)) with { Recipient = $"+{number}" });

    private static PendingCounts Pending(long queued) => new(new Dictionary<TransactionStep, long> { [TransactionStep.Queued] = queued });

    private static DeliveryTimes Took(TimeSpan took, long times) => new([.. DeliveryTimes.None.Counts.Select((_, at) => at == DeliveryTimes.ClassOf(took) ? times : 0)]);

    private static IReadOnlyList<IElement> Rows(IRenderedComponent<DashboardPage> page) => page.FindAll("[data-testid=live-row]");

    /// <summary>Some cultures have a space before the sign.</summary>
    private static string Text(IRenderedComponent<DashboardPage> page, string id) => page.Find($"[data-testid={id}]").TextContent.Replace(" %", "%", StringComparison.Ordinal);

    private static (string? Value, string? Href) Figure(IRenderedComponent<DashboardPage> page, string name)
    {
        var figure = page.Find($"[data-testid=count-{name}]");
        return (figure.GetAttribute("data-value"), figure.GetAttribute("href"));
    }
}
