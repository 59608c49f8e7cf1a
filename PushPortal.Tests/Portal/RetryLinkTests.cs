using Bunit;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>The choice of a link in the question for a retry.</summary>
public sealed class RetryLinkTests : IAsyncDisposable
{
    private PortalUnderTest? _portal;

    public ValueTask DisposeAsync() => _portal?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Staff_choose_a_link_for_the_run_and_the_log_has_it()
    {
        var portal = await AskAsync(PortalRole.Support);
        Assert.Equal(
            ["As the routes say", "near", "far: is down, stopped or drained", "abroad: does not reach the recipient"],
            portal.Dialogs.FindAll("[data-testid=retry-link] option").Select(option => option.TextContent));

        await portal.Dialogs.Find("[data-testid=retry-link]").ChangeAsync("near");
        await portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();

        var change = Assert.Single(portal.Store.Changes);
        Assert.Equal(("near", "near"), (change.After.OnlyLink, Assert.IsType<TimelineDetails.RetryAsked>(change.Entry!.Details).Link));
        Assert.Contains("near", Assert.Single(portal.Audit.Entries).After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("far", "far: is down, stopped or drained")]
    [InlineData("abroad", "abroad: does not reach the recipient")]
    public async Task What_stands_against_a_link_is_said_before_anything_is_asked_for(string link, string said)
    {
        var portal = await AskAsync(PortalRole.Support);

        await portal.Dialogs.Find("[data-testid=retry-link]").ChangeAsync(link);
        Assert.Equal(said, portal.Dialogs.Find("[data-testid=error-retry-link]").TextContent);
        await portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();

        Assert.Empty(portal.Store.Changes);
    }

    [Fact]
    public async Task Link_that_went_down_meanwhile_is_said_in_the_dialog()
    {
        var portal = await AskAsync(PortalRole.Support);
        await portal.Dialogs.Find("[data-testid=retry-link]").ChangeAsync("near");
        portal.Choices.Choices.Clear();

        await portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();

        Assert.Equal("near: there is no such link", portal.Dialogs.Find("[data-testid=retry-refused]").TextContent);
        Assert.Empty(portal.Store.Changes);
    }

    [Fact]
    public async Task Members_of_a_provider_are_not_asked()
    {
        var portal = await AskAsync(PortalRole.SpOwner);
        Assert.Empty(portal.Dialogs.FindAll("[data-testid=retry-link]"));
    }

    private async Task<PortalUnderTest> AskAsync(string role)
    {
        var portal = _portal = new PortalUnderTest(role: role);
        portal.Choices.Choices.AddRange([new LinkChoice("near", true, false, true), new LinkChoice("far", true, true, false), new LinkChoice("abroad", false, false, true)]);
        var failed = Sample.Transaction(TransactionState.Undeliverable, cause: FailureCause.AbsentSubscriber);
        portal.Pushes.Put(Sample.Push(), failed);
        portal.Store.Put(failed, Sample.Push());
        var page = portal.Open<FailuresPage>("/failures");
        // The dialog's own end ends the click: it is not awaited.
        _ = page.Find("[data-testid=retry]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=retry-confirm]");
        return portal;
    }
}
