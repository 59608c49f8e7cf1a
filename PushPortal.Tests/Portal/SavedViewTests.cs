using Bunit;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Views;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>Views on the lists: the address is the view.</summary>
public sealed class SavedViewTests
{
    [Fact]
    public async Task Filter_is_named_and_found_again_as_the_address_that_it_is()
    {
        await using var portal = new PortalUnderTest();
        var page = portal.Open<PushListPage>("/pushes?status=failed&recipient=%2B8613800000001&after=psh_0000000000zz1");

        await SaveAsync(portal, page, "Mine & 中文", isShared: false);

        var view = Assert.Single(portal.Views.All);
        Assert.Equal((ViewList.Pushes, "status=failed&recipient=%2B8613800000001", PortalUnderTest.Name, false), (view.List, view.Query, view.Owner, view.IsShared));
        Assert.Equal("/pushes?status=failed&recipient=%2B8613800000001", portal.Open<PushListPage>("/pushes").Find("[data-testid=saved-view]").GetAttribute("href"));
        Assert.Equal("page", portal.Open<PushListPage>($"/pushes?{view.Query}").Find("[data-testid=saved-view]").GetAttribute("aria-current"));
        Assert.Empty(portal.Audit.Entries);
    }

    [Fact]
    public async Task Name_that_is_missing_or_taken_is_said_beside_the_field()
    {
        await using var portal = new PortalUnderTest();
        portal.Views.All.Add(View(1, PortalUnderTest.Name));
        var page = portal.Open<PushListPage>("/pushes?status=pending");
        var asked = page.Find("[data-testid=view-save]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=view-confirm]");

        await portal.Dialogs.Find("[data-testid=view-confirm]").ClickAsync();
        Assert.NotNull(portal.Dialogs.Find("[data-testid=error-view-name]"));
        await portal.Dialogs.Find("[data-testid=view-name]").InputAsync("view 1");
        await portal.Dialogs.Find("[data-testid=view-confirm]").ClickAsync();

        Assert.Contains("Another view", portal.Dialogs.Find("[data-testid=error-view-name]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", portal.Dialogs.Find("[data-testid=view-name]").GetAttribute("aria-invalid"));
        Assert.False(asked.IsCompleted);
        Assert.Single(portal.Views.All);
    }

    [Fact]
    public async Task List_begins_with_the_chosen_view_until_everything_is_asked_for()
    {
        await using var portal = new PortalUnderTest();
        portal.Views.All.Add(View(1, PortalUnderTest.Name));
        await portal.Open<PushListPage>("/pushes?status=failed").Find("[data-testid=view-default]").ClickAsync();

        portal.Open<PushListPage>("/pushes");
        Assert.Equal("/pushes?status=failed", new Uri(portal.Navigation.Uri).PathAndQuery);
        portal.Open<PushListPage>("/pushes?view=all");
        Assert.Equal("/pushes?view=all", new Uri(portal.Navigation.Uri).PathAndQuery);
        portal.Open<PushListPage>("/pushes?status=pending");
        Assert.Equal("/pushes?status=pending", new Uri(portal.Navigation.Uri).PathAndQuery);

        await portal.Open<PushListPage>("/pushes?status=failed").Find("[data-testid=view-default]").ClickAsync();
        portal.Open<PushListPage>("/pushes");
        Assert.Equal("/pushes", new Uri(portal.Navigation.Uri).PathAndQuery);
    }

    [Fact]
    public async Task Failures_have_views_of_their_own()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        portal.Views.All.Add(View(1, PortalUnderTest.Name));
        var page = portal.Open<FailuresPage>("/failures?range=7d&show=all");
        Assert.Empty(page.FindAll("[data-testid=saved-view]"));

        await SaveAsync(portal, page, "Week", isShared: true);

        Assert.Equal(("Week", ViewList.Failures, "range=7d&show=all", true), Facts(portal.Views.All[^1]));
        Assert.Equal([AuditAction.SharedViewAdded], portal.Audit.Entries.Select(entry => entry.Action));
        portal.Views.Begins[(PortalUnderTest.Name, ViewList.Failures)] = 2;
        portal.Open<FailuresPage>("/failures");
        Assert.Equal("/failures?range=7d&show=all", new Uri(portal.Navigation.Uri).PathAndQuery);
        Assert.Contains(portal.Open<FailuresPage>("/failures?view=all").FindAll("[data-testid=failure-views] a"), link => link.GetAttribute("href") == "/failures?view=all");
    }

    [Theory]
    [InlineData(PortalRole.SpReader, false, false)]
    [InlineData(PortalRole.SpMember, true, false)]
    [InlineData(PortalRole.SpOwner, true, true)]
    [InlineData(PortalRole.Monitor, false, false)]
    [InlineData(PortalRole.Support, true, false)]
    [InlineData(PortalRole.Admin, true, true)]
    public async Task Who_may_contribute_shares_and_who_manages_changes_what_others_share(string role, bool maySave, bool mayChange)
    {
        await using var portal = new PortalUnderTest(role: role);
        portal.Views.All.Add(View(1, "anna") with { IsShared = true });
        var shown = portal.Open<PushListPage>("/pushes?status=failed");
        Assert.Contains("anna", shown.Find("[data-testid=saved-views]").TextContent, StringComparison.Ordinal);
        Assert.Equal(mayChange, shown.FindAll("[data-testid=view-change]").Count == 1);

        _ = portal.Open<PushListPage>("/pushes?status=pending").Find("[data-testid=view-save]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=view-confirm]");
        Assert.Equal(maySave, portal.Dialogs.FindAll("[data-testid=view-shared]").Count == 1);
    }

    [Fact]
    public async Task Shared_view_is_deleted_with_a_reason_and_an_own_one_at_once()
    {
        await using var portal = new PortalUnderTest();
        portal.Views.All.Add(View(1, PortalUnderTest.Name));
        await portal.Open<PushListPage>("/pushes?status=failed").Find("[data-testid=view-remove]").ClickAsync();
        Assert.Empty(portal.Views.All);
        Assert.Empty(portal.Audit.Entries);

        portal.Views.All.Add(View(2, "anna") with { IsShared = true });
        var asked = portal.Open<PushListPage>("/pushes?status=failed").Find("[data-testid=view-remove]").ClickAsync();
        await portal.GiveReasonAsync(asked, "nobody needs it");
        Assert.Empty(portal.Views.All);
        Assert.Equal([(AuditAction.SharedViewRemoved, "nobody needs it")], portal.Audit.Entries.Select(entry => (entry.Action, entry.Reason)));
    }

    private static SavedView View(long id, string owner) => new() { Id = id, List = ViewList.Pushes, Owner = owner, IsShared = false, Name = $"view {id}", Query = "status=failed" };

    private static (string, ViewList, string, bool) Facts(SavedView view) => (view.Name, view.List, view.Query, view.IsShared);

    private static async Task SaveAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string name, bool isShared)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var asked = page.Find("[data-testid=view-save]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=view-confirm]");
        await portal.Dialogs.Find("[data-testid=view-name]").InputAsync(name);
        if (isShared)
        {
            await portal.Dialogs.Find("[data-testid=view-shared]").ChangeAsync(true);
        }

        await portal.Dialogs.Find("[data-testid=view-confirm]").ClickAsync();
        await asked;
    }
}
