using Bunit;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notes;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>Notes and tags on the page of a push.</summary>
public sealed class PushMarksTests
{
    private const long Id = 1_000_000;

    [Fact]
    public async Task Note_shows_who_wrote_it_and_when()
    {
        await using var portal = new PortalUnderTest();
        var page = Open(portal);

        await page.Find("[data-testid=note-text]").InputAsync("  Called the customer <b>  ");
        await page.Find("[data-testid=note-form]").SubmitAsync();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=note]")));
        var note = page.Find("[data-testid=note]");
        Assert.Contains(PortalUnderTest.Name, note.TextContent, StringComparison.Ordinal);
        Assert.Contains("Called the customer <b>", note.TextContent, StringComparison.Ordinal);
        Assert.NotNull(note.QuerySelector("time"));
        Assert.Equal("", page.Find("[data-testid=note-text]").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Empty_note_is_refused_beside_the_field()
    {
        await using var portal = new PortalUnderTest();
        var page = Open(portal);
        await page.Find("[data-testid=note-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-note-text]"));
        Assert.Equal("true", page.Find("[data-testid=note-text]").GetAttribute("aria-invalid"));
        Assert.Empty(portal.Notes.All);
    }

    [Theory]
    [InlineData(PortalRole.SpMember, 1)]
    [InlineData(PortalRole.SpReader, 1)]
    [InlineData(PortalRole.Support, 2)]
    [InlineData(PortalRole.Monitor, 2)]
    public async Task Notes_of_staff_stay_among_staff(string role, int seen)
    {
        await using var portal = new PortalUnderTest(role: role);
        portal.Notes.All.AddRange([(Id, Note(1, isOfStaff: true)), (Id, Note(2, isOfStaff: false))]);
        var page = Open(portal);
        Assert.Equal(seen, page.FindAll("[data-testid=note]").Count);
        Assert.Equal(seen == 2 ? 2 : 0, page.FindAll("[data-testid=note-audience]").Count);
    }

    [Theory]
    [InlineData(PortalRole.SpReader, false, false)]
    [InlineData(PortalRole.SpMember, true, true)]
    [InlineData(PortalRole.Monitor, false, false)]
    [InlineData(PortalRole.Support, true, false)]
    [InlineData(PortalRole.Admin, true, true)]
    public async Task Notes_are_for_those_who_act_and_tags_for_those_who_submit(string role, bool mayNote, bool mayTag)
    {
        await using var portal = new PortalUnderTest(role: role);
        var page = Open(portal);
        Assert.Equal((mayNote, mayTag), (page.FindAll("[data-testid=note-form]").Count == 1, page.FindAll("[data-testid=tags-edit]").Count == 1));
    }

    [Fact]
    public async Task Tags_are_changed_on_the_page()
    {
        await using var portal = new PortalUnderTest();
        var page = Open(portal);
        await page.Find("[data-testid=tags-edit]").ClickAsync();
        await page.Find("[data-testid=push-tags]").ChangeAsync("Promo, spring promo");
        await page.Find("[data-testid=tags-form]").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(["promo", "spring"], page.FindAll("[data-testid=tag]").Select(tag => tag.TextContent)));
        Assert.Equal([AuditAction.PushTagsChanged], portal.Audit.Entries.Select(entry => entry.Action));
    }

    [Fact]
    public async Task What_is_no_tag_is_said_beside_the_field()
    {
        await using var portal = new PortalUnderTest();
        var page = Open(portal);
        await page.Find("[data-testid=tags-edit]").ClickAsync();
        await page.Find("[data-testid=push-tags]").ChangeAsync("a/b");
        await page.Find("[data-testid=tags-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-push-tags]"));
        Assert.Empty(portal.Audit.Entries);
    }

    private static PushNote Note(long id, bool isOfStaff) => new() { Id = id, At = Sample.Noon, By = "anna", IsOfStaff = isOfStaff, Text = $"note {id}" };

    private static IRenderedComponent<PushDetailsPage> Open(PortalUnderTest portal)
    {
        portal.Pushes.Put(Sample.Push(), Sample.Transaction());
        var id = PublicId.Format(PublicId.Push, Id);
        return portal.Open<PushDetailsPage>($"/pushes/{id}", page => page.Add(details => details.Id, id));
    }
}
