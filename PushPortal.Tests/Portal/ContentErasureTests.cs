using Bunit;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>The page of a push erases its content, for who may, and says when and why it is gone.</summary>
public sealed class ContentErasureTests
{
    private static readonly string Id = PublicId.Format(PublicId.Push, 1_000_000);

    [Theory]
    [InlineData(PortalRole.Admin, true)]
    [InlineData(PortalRole.SpOwner, true)]
    [InlineData(PortalRole.Support, false)]
    [InlineData(PortalRole.SpMember, false)]
    [InlineData(PortalRole.SpReader, false)]
    [InlineData(PortalRole.Monitor, false)]
    public async Task Administrators_and_owners_may_erase_what_has_ended(string role, bool may)
    {
        await using var portal = new PortalUnderTest(role: role);
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Undeliverable));

        Assert.Equal(may ? 1 : 0, Open(portal).FindAll("[data-testid=erase-content]").Count);
    }

    [Fact]
    public async Task What_a_recipient_waits_for_is_not_offered()
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Put(Sample.Push(), Sample.Transaction());

        Assert.Empty(Open(portal).FindAll("[data-testid=erase-content]"));
    }

    [Fact]
    public async Task It_asks_for_a_reason_and_erases()
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Delivered));
        var page = Open(portal);

        await portal.GiveReasonAsync(page.Find("[data-testid=erase-content]").ClickAsync(), "asked by the subscriber");

        Assert.Equal([(1_000_000, FixedAccounts.Demo.Id, "asked by the subscriber", PortalUnderTest.Name)], portal.Erasure.Asked);
    }

    [Fact]
    public async Task Failure_without_content_offers_no_retry_and_says_why()
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Put(Sample.Push() with { Href = null, Datagram = default, Erased = new ContentErasure(Sample.Noon) }, Sample.Transaction(TransactionState.Undeliverable, cause: FailureCause.AbsentSubscriber));
        var page = Open(portal);

        Assert.Equal("Nothing: the content was erased, so it can not be sent again.", page.Find("[data-testid=next-step]").TextContent.Trim());
        Assert.Equal("If it is still wanted, submit it anew: what was in it is gone here.", page.Find("[data-testid=outcome-advice]").TextContent);
        AssertOffersNone(page);
        AssertOffersNone(portal.Open<FailuresPage>("/failures"));

        static void AssertOffersNone<TPage>(IRenderedComponent<TPage> list)
            where TPage : IComponent
        {
            Assert.Empty(list.FindAll("[data-testid=retry]"));
            Assert.Equal("Content erased: no retry", list.Find("[data-testid=retry-erased]").TextContent);
        }
    }

    [Fact]
    public async Task Whose_right_was_taken_meanwhile_erases_nothing()
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Delivered));
        var page = Open(portal);
        portal.TakeRights();

        await page.Find("[data-testid=erase-content]").ClickAsync();

        Assert.Empty(portal.Erasure.Asked);
    }

    [Theory]
    [InlineData("content")]
    [InlineData("request")]
    public async Task A_push_without_content_says_when_by_whom_and_why(string tab)
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Put(
            Sample.Push() with { Erased = new ContentErasure(Sample.Noon, "anna", "asked by the subscriber"), Datagram = default, Href = null }, Sample.Transaction(TransactionState.Undeliverable));

        var page = Open(portal, $"?tab={tab}");

        foreach (var note in new[] { "content-erased", "erased" })
        {
            var text = page.Find($"[data-testid={note}]").TextContent;
            Assert.Contains("2026-11-23 12:00:00", text, StringComparison.Ordinal);
            Assert.Contains("by anna: asked by the subscriber", text, StringComparison.Ordinal);
        }

        Assert.Empty(page.FindAll("[data-testid=erase-content], [data-testid=resend-as-new], [data-testid=edit-copy], [data-testid=datagram], [data-testid=sample]"));
    }

    [Fact]
    public async Task Content_that_went_by_its_age_says_so()
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Put(Sample.Push() with { Erased = new ContentErasure(Sample.Noon), Datagram = default, Href = null }, Sample.Transaction(TransactionState.Delivered));

        Assert.Contains("its time of keeping was over", Open(portal, "?tab=explain").Find("[data-testid=erased]").TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<PushDetailsPage> Open(PortalUnderTest portal, string query = "") =>
        portal.Open<PushDetailsPage>($"/pushes/{Id}{query}", page => page.Add(shown => shown.Id, Id));
}
