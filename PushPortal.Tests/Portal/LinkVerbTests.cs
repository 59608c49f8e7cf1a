using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Web.Portal.Layout;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>What administrators may do to links and to the intake, and what they are told before and after.</summary>
public sealed class LinkVerbTests : IAsyncDisposable
{
    private static readonly LinkStatus Upstream = Sample.Link with { Outstanding = 17, Groups = 9 };

    private readonly OrderedLink _link = new(Upstream);
    private PortalUnderTest? _portal;

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        await _link.DisposeAsync();
    }

    [Theory]
    [InlineData("stop", "stopped", LinkMode.Stopped, AuditAction.LinkStopped)]
    [InlineData("drain", "starts no new group", LinkMode.Draining, AuditAction.LinkDrained)]
    public async Task Verb_says_its_effect_before_asks_why_and_shows_what_it_did(string verb, string done, LinkMode mode, string action)
    {
        var page = Open();
        await AskAsync(page, $"link-{verb}");

        var facts = _portal!.Dialogs.Find("[data-testid=order-facts]").TextContent;
        Assert.Matches("Open groups\\s*9", facts);
        Assert.Matches("Segments not answered\\s*17", facts);
        Assert.Matches("Groups that wait for it\\s*3", facts);
        Assert.Contains("stay in line until the link is started or their lifetime ends: no other link takes them over", _portal.Dialogs.Find("[data-testid=order-effect]").TextContent, StringComparison.Ordinal);

        await _portal.Dialogs.Find("[data-testid=order-confirm]").ClickAsync();
        Assert.Equal("Say why.", _portal.Dialogs.Find("[data-testid=error-order-reason]").TextContent);
        Assert.Empty(_link.Ordered);

        await ConfirmAsync("works on the network");
        page.WaitForAssertion(() => Assert.Contains("works on the network", page.Find("[data-testid=link-order]").TextContent, StringComparison.Ordinal));
        Assert.Equal((mode, "somebody", "works on the network"), (_link.Ordered.First().Mode, _link.Ordered.First().By, _link.Ordered.First().Reason));
        Assert.Equal(mode.ToString(), page.Find("[data-testid=link-mode]").GetAttribute("data-mode"));
        Assert.Contains(_portal.Services.GetService<MudBlazor.ISnackbar>() is { } notes ? notes.ShownSnackbars : [], note => note.Message!.Contains(done, StringComparison.Ordinal));
        Assert.Single(page.FindAll("[data-testid=link-start]"));
        var entry = Assert.Single(_link.Audited());
        Assert.Equal((action, "somebody", "upstream", "works on the network"), (entry.Action, entry.By.Name, entry.Subject.Name, entry.Reason));
        Assert.Equal(("""{"mode":"running"}""", $$"""{"mode":"{{mode.ToString().ToLowerInvariant()}}"}"""), (entry.Before, entry.After));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    [InlineData("-1")]
    public async Task Rate_that_is_none_is_refused_beside_its_field(string rate)
    {
        var page = Open();
        await AskAsync(page, "link-throttle");
        await _portal!.Dialogs.Find("[data-testid=order-rate]").ChangeAsync(rate);
        await ConfirmAsync("slow");

        Assert.Equal("Write a whole number from 1 to 1000000.", _portal.Dialogs.Find("[data-testid=error-order-rate]").TextContent);
        Assert.Empty(_link.Ordered);
    }

    [Fact]
    public async Task Rate_is_limited_and_the_limit_taken_away_again()
    {
        var page = Open();
        await AskAsync(page, "link-throttle");
        Assert.Contains("is given at most so many segments a second until this is changed", Effect, StringComparison.Ordinal);
        await _portal!.Dialogs.Find("[data-testid=order-rate]").ChangeAsync("25");
        await ConfirmAsync("slow");
        page.WaitForAssertion(() => Assert.Contains("At most 25 segments/s", page.Find("[data-testid=link-order]").TextContent, StringComparison.Ordinal));
        await AskAsync(page, "link-throttle");
        Assert.Equal("25", _portal.Dialogs.Find("[data-testid=order-rate]").GetAttribute("value"));
        await _portal.Dialogs.Find("[data-testid=order-rate]").ChangeAsync("");
        await ConfirmAsync("fast");

        page.WaitForAssertion(() => Assert.Equal([25, null], _link.Ordered.Select(order => order.SegmentsPerSecond)));
        page.WaitForAssertion(() => Assert.Equal(
            [(AuditAction.LinkThrottled, "slow", """{"segmentsPerSecond":25}"""), (AuditAction.LinkThrottled, "fast", """{"segmentsPerSecond":null}""")],
            _link.Audited().Select(entry => (entry.Action, entry.Reason, entry.After))));
    }

    [Fact]
    public async Task Link_that_was_stopped_is_started_with_an_entry_that_says_why()
    {
        var page = Open();
        await AskAsync(page, "link-stop");
        await ConfirmAsync("works");
        page.WaitForElement("[data-testid=link-start]");
        await AskAsync(page, "link-start");
        Assert.Contains("upstream starts groups again; those that wait go first", Effect, StringComparison.Ordinal);
        await ConfirmAsync("works are over");

        page.WaitForElement("[data-testid=link-stop]");
        Assert.Equal([LinkMode.Stopped, LinkMode.Running], _link.Ordered.Select(order => order.Mode));
        var entry = _link.Audited()[^1];
        Assert.Equal((AuditAction.LinkStarted, "somebody", "upstream", "works are over"), (entry.Action, entry.By.Name, entry.Subject.Name, entry.Reason));
        Assert.Equal(("""{"mode":"stopped"}""", """{"mode":"running"}"""), (entry.Before, entry.After));
    }

    [Fact]
    public async Task Cancelling_orders_nothing()
    {
        var page = Open();
        await AskAsync(page, "link-stop");
        await _portal!.Dialogs.Find("[data-testid=order-cancel]").ClickAsync();
        Assert.Empty(_link.Ordered);
    }

    [Fact]
    public async Task Support_sees_what_was_ordered_and_has_no_verbs()
    {
        await using var stopped = new OrderedLink(Upstream with { Mode = LinkMode.Stopped, Order = new LinkOrder(LinkMode.Stopped, null, "admin", "works", Sample.Noon) });
        var page = Open(PortalRole.Support, stopped);

        Assert.Contains("By admin: works.", page.Find("[data-testid=link-order]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=link-verbs] button, [data-testid=intake] button"));
    }

    [Fact]
    public async Task Intake_is_suspended_and_resumed_with_a_reason_and_everybody_is_told()
    {
        var page = Open();
        var note = _portal!.Render<IntakeNote>(shown => shown.Add(one => one.Viewer, _portal.Viewer with { IsStaff = false, IsAdmin = false }));
        Assert.Empty(note.FindAll("[data-testid=intake-suspended]"));

        await AskAsync(page, "intake-suspend");
        Assert.Contains("REST 503, PAP 4001, SMPP ESME_RMSGQFUL", _portal.Dialogs.Find("[data-testid=order-effect]").TextContent, StringComparison.Ordinal);
        await ConfirmAsync("the store is moved");

        page.WaitForAssertion(() => Assert.Contains("Suspended by somebody: the store is moved.", page.Find("[data-testid=intake-order]").TextContent, StringComparison.Ordinal));
        note.WaitForAssertion(() => Assert.Contains("takes no new pushes", note.Find("[role=status] [data-testid=intake-suspended]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("the store is moved", note.Markup, StringComparison.Ordinal);

        await AskAsync(page, "intake-resume");
        Assert.Equal("New pushes are taken again at every door, at once.", Effect);
        await ConfirmAsync("it is moved");
        note.WaitForAssertion(() => Assert.Empty(note.FindAll("[data-testid=intake-suspended]")));
        Assert.Null(_portal.Intake.Suspension);
        page.WaitForAssertion(() => Assert.Equal(
            [(AuditAction.SubmissionsSuspended, "the store is moved"), (AuditAction.SubmissionsResumed, "it is moved")], _link.Audited().Select(entry => (entry.Action, entry.Reason))));
    }

    /// <summary>What the dialog that stands says before it is done.</summary>
    private string Effect => _portal!.Dialogs.Find("[data-testid=order-effect]").TextContent;

    /// <summary>The dialog's own end ends the click: it is not awaited.</summary>
    private async Task AskAsync(IRenderedComponent<LinksPage> page, string verb)
    {
        _ = page.Find($"[data-testid={verb}]").ClickAsync();
        await _portal!.Dialogs.WaitForElementAsync("[data-testid=order-confirm]");
    }

    private async Task ConfirmAsync(string reason)
    {
        await _portal!.Dialogs.Find("[data-testid=order-reason]").ChangeAsync(reason);
        await _portal.Dialogs.Find("[data-testid=order-confirm]").ClickAsync();
    }

    private IRenderedComponent<LinksPage> Open(string role = PortalRole.Admin, OrderedLink? link = null)
    {
        var (watch, kept) = ((link ?? _link).Watch, (link ?? _link).Kept);
        _portal = new PortalUnderTest(
            role: role,
            links: watch,
            add: services => services.AddSingleton(provider => new IntakeOrders(provider.GetRequiredService<SubmissionIntake>(), kept, TimeProvider.System)));
        return _portal.Open<LinksPage>("/links");
    }
}
