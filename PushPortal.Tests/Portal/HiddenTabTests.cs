using Bunit;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Layout;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>Nobody sees what is drawn into a hidden tab: nothing is, and what came meanwhile is drawn once the tab is shown.</summary>
public sealed class HiddenTabTests
{
    private static readonly string Push = PublicId.Format(PublicId.Push, 1_000_000);

    [Fact]
    public Task Dashboard_rests() => RestsAsync<DashboardPage>("/");

    [Fact]
    public Task List_of_pushes_rests() => RestsAsync<PushListPage>("/pushes");

    [Fact]
    public Task Page_of_a_push_rests() => RestsAsync<PushDetailsPage>($"/pushes/{Push}", page => page.Add(shown => shown.Id, Push));

    [Fact]
    public Task Failures_rest() => RestsAsync<FailuresPage>("/failures?range=1h&show=all");

    [Fact]
    public Task Links_rest() => RestsAsync<LinksPage>("/links");

    [Fact]
    public Task Queues_rest() => RestsAsync<QueuesPage>("/queues");

    [Fact]
    public async Task What_came_meanwhile_is_told_in_one_batch_of_the_newest_of_each_transaction()
    {
        await using var portal = new PortalUnderTest();
        var told = new List<IReadOnlyList<string>>();
        using var followed = portal.Tab.Follow(portal.Feed, null, changes => told.Add([.. changes.Select(change => $"{change.TransactionId} {change.State}")]));

        portal.Tab.Turn(hidden: true);
        portal.Feed.Send(Sample.Changed(Sample.Transaction(id: 1) with { Version = 1 }));
        portal.Feed.Send(Sample.Changed(Sample.Transaction(id: 2) with { Version = 1 }));
        portal.Feed.Send(Sample.Changed(Sample.Transaction(TransactionState.Delivered, id: 1) with { Version = 2 }));
        Assert.Empty(told);

        portal.Tab.Turn(hidden: false);
        Assert.Equal(["2 Pending", "1 Delivered"], Assert.Single(told));

        portal.Feed.Send(Sample.Changed(Sample.Transaction(TransactionState.Delivered, id: 2) with { Version = 2 }));
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public async Task A_tab_that_is_opened_in_the_background_rests_from_the_start()
    {
        await using var portal = new PortalUnderTest();
        portal.Tab.Turn(hidden: true);
        var looks = 0;
        using var looking = portal.Tab.Every(TimeSpan.FromSeconds(1), () => looks++);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, looks);

        portal.Tab.Turn(hidden: false);
        Assert.Equal(1, looks);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task Notes_of_trouble_come_once_the_tab_is_shown()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        var note = portal.Render<StoreNote>(shown => shown.Add(one => one.Viewer, portal.Viewer));
        portal.Tab.Turn(hidden: true);

        portal.StoreState.Wrote("The disk is full.");
        Assert.Empty(note.FindAll("[data-testid=store-fails]"));

        portal.Tab.Turn(hidden: false);
        note.WaitForAssertion(() => Assert.Single(note.FindAll("[data-testid=store-fails]")));
    }

    [Fact]
    public async Task Browser_is_asked_whether_the_tab_is_hidden_and_its_word_counts()
    {
        await using var portal = new PortalUnderTest();
        var sight = portal.Render<TabSight>();
        Assert.Single(portal.JSInterop.Invocations["pushPortal.watchTab"]);

        sight.Instance.Turn(hidden: true);
        Assert.True(portal.Tab.IsHidden);
    }

    /// <summary>No page goes round the tab.</summary>
    [Fact]
    public void Whatever_follows_the_gateway_for_a_page_does_it_by_the_tab()
    {
        var portal = new DirectoryInfo(Path.Combine(Repository.Root().FullName, "PushPortal.Web", "Portal"));
        string[] own = [$"{nameof(RestingTimer)}.cs", $"{nameof(HeldChanges)}.cs"];

        var others = portal.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is ".cs" or ".razor" && !own.Contains(file.Name))
            .Where(file => File.ReadAllText(file.FullName) is var text && (text.Contains(".CreateTimer(", StringComparison.Ordinal) || text.Contains(".Subscribe(", StringComparison.Ordinal) || text.Contains("PeriodicTimer", StringComparison.Ordinal)))
            .Select(file => file.Name);

        Assert.Empty(others);
    }

    private static async Task RestsAsync<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? route = null)
        where TPage : IComponent
    {
        var smsc = new SmscStatus();
        await using var portal = new PortalUnderTest(role: PortalRole.Admin, links: new LinkWatch(smsc, [], null, null, TimeSpan.FromMinutes(2)));
        portal.Pushes.Put(Sample.Push(), Sample.Transaction());
        var page = portal.Open(address, route);
        portal.Clock.Advance(TimeSpan.FromSeconds(10));
        portal.Tab.Turn(hidden: true);
        var before = page.RenderCount;

        for (var second = 1; second <= 120; second++)
        {
            Change(second);
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(before, page.RenderCount);

        portal.Tab.Turn(hidden: false);
        page.WaitForAssertion(() => Assert.True(page.RenderCount > before));

        void Change(int version)
        {
            var transaction = Sample.Transaction(TransactionState.Undeliverable) with { Version = version, UpdatedAt = portal.Clock.GetUtcNow() };
            portal.Pushes.Put(Sample.Push(), transaction);
            portal.Feed.Send(Sample.Changed(transaction));
            smsc.Publish([Sample.Link], 0);
        }
    }
}
