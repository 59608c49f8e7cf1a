using Bunit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Layout;

namespace PushPortal.Tests.Portal;

/// <summary>What staff see on every page while the store fails.</summary>
public sealed class StoreNoteTests
{
    [Theory]
    [InlineData("en", "new pushes are refused")]
    [InlineData("zh-CN", "新的推送会被拒绝")]
    public async Task Failing_store_is_told_to_staff_from_when_on_and_why_until_it_works(string language, string words)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Support);
        var page = portal.Open<StoreNote>("/", note => note.Add(shown => shown.Viewer, portal.Viewer));
        Assert.Empty(page.FindAll("[data-testid=store-fails]"));

        portal.StoreState.Wrote("database or disk is full");

        page.WaitForAssertion(() => Assert.Contains(words, page.Find("[role=alert] [data-testid=store-fails]").TextContent, StringComparison.Ordinal));
        var shown = page.Find("[data-testid=store-fails]").TextContent;
        Assert.Contains("database or disk is full", shown, StringComparison.Ordinal);
        Assert.Contains(Sample.Noon.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), shown, StringComparison.Ordinal);

        portal.StoreState.Wrote(null);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=store-fails]")));
    }

    [Fact]
    public async Task Log_that_only_grows_is_told_to_staff()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        var page = portal.Open<StoreNote>("/", note => note.Add(shown => shown.Viewer, portal.Viewer));

        portal.StoreState.CarriedLog("disk I/O error");

        page.WaitForAssertion(() => Assert.Contains("disk I/O error", page.Find("[data-testid=store-log-grows]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Providers_are_not_told_of_the_store()
    {
        await using var portal = new PortalUnderTest();
        portal.StoreState.Wrote("database or disk is full");

        Assert.Empty(portal.Open<StoreNote>("/", note => note.Add(shown => shown.Viewer, portal.Viewer)).FindAll("[data-testid=store-fails]"));
    }
}
