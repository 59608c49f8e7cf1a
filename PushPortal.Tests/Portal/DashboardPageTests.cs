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
        _portal.Pushes.Counts = Counts(accepted: 12, delivered: 7, expired: 2, queued: 3);
        var page = _portal.Open<DashboardPage>("/");
        Assert.Equal(("12", "/pushes?from=2026-11-22T13%3A00%3A00Z"), Figure(page, "accepted"));
        Assert.Equal(("7", "/pushes?status=delivered&from=2026-11-22T13%3A00%3A00Z"), Figure(page, "delivered"));
        Assert.Equal(("2", "/failures"), Figure(page, "failed"));
        Assert.Equal(("3", "/pushes?status=pending"), Figure(page, "queued"));
        Assert.Equal(("0", "/pushes?status=pending"), Figure(page, "suspended"));
    }

    [Fact]
    public void The_figures_follow_changes()
    {
        var page = _portal.Open<DashboardPage>("/");
        _portal.Pushes.Counts = Counts(accepted: 1, delivered: 0, expired: 0, queued: 1);
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

    private static DeliveryCounts Counts(long accepted, long delivered, long expired, long queued) => new(
        accepted,
        new Dictionary<TransactionState, long> { [TransactionState.Delivered] = delivered, [TransactionState.Expired] = expired },
        new Dictionary<TransactionStep, long> { [TransactionStep.Queued] = queued });

    private static IReadOnlyList<IElement> Rows(IRenderedComponent<DashboardPage> page) => page.FindAll("[data-testid=live-row]");

    private static (string? Value, string? Href) Figure(IRenderedComponent<DashboardPage> page, string name)
    {
        var figure = page.Find($"[data-testid=count-{name}]");
        return (figure.GetAttribute("data-value"), figure.GetAttribute("href"));
    }
}
