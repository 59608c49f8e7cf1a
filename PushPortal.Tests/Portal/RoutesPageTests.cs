using Bunit;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Routes;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>The page of the routes: what is in force, the draft, the tester, the history, and who may do what.</summary>
public sealed class RoutesPageTests : IAsyncDisposable
{
    private static readonly Actor Admin = Actor.User("admin", null);
    private static readonly RouteRule China = SampleRoutes.Over("China", "b", "+86138") with { Accounts = ["demo"] };
    private static readonly RouteRule Rest = SampleRoutes.Over("rest", "a");

    private readonly KeptRoutes _kept = new();
    private readonly SmscStatus _status = new();
    private PortalUnderTest? _portal;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        _kept.Dispose();
    }

    [Fact]
    public void Without_anything_published_the_links_prefixes_are_shown_as_built_in_rules()
    {
        var page = Open();

        Assert.Contains("Nothing was published", page.Find("[data-testid=routes-built-in]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["a|+44|over a", "b|All numbers|over b"], Rows(page));
        Assert.Empty(page.FindAll("[data-testid=route-version]"));
    }

    [Fact]
    public async Task In_force_says_version_reason_and_rules()
    {
        await PublishAsync("more capacity", China, Rest);
        var page = Open();

        Assert.Matches("Version 1.*admin: more capacity", page.Find("[data-testid=routes-in-force]").TextContent.ReplaceLineEndings(" "));
        Assert.Equal(["China|+86138|over b", "rest|All numbers|over a"], Rows(page));
        Assert.Empty(page.FindAll("[data-testid=routes-built-in]"));
    }

    [Fact]
    public async Task Tester_says_the_rule_that_decides_those_passed_over_and_the_state_of_the_link()
    {
        await PublishAsync("first", SampleRoutes.Over("Britain", "a", "+44"), China with { Accounts = ["other"] }, China with { Name = "demo's" }, Rest);
        var page = Open("/routes?number=%2B8613800000001&account=demo&priority=High");

        Assert.Equal("A push to +8613800000001 goes over b", page.Find("[data-testid=test-result] strong").TextContent);
        Assert.Equal("Rule 3, demo's, decides.", page.Find("[data-testid=test-why]").TextContent);
        Assert.Equal(["Britain:OtherNumber", "China:OtherAccount"], page.FindAll("[data-testid=test-passed] li").Select(step => $"{step.QuerySelector("strong")!.TextContent}:{step.GetAttribute("data-verdict")}"));
        Assert.Equal("Stopped", page.Find("[data-testid=test-result] [data-testid=link-mode]").GetAttribute("data-mode"));
        Assert.Contains("No other link takes it over", page.Find("[data-testid=test-result]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Built-in rule 1, a, decides: nothing is published.")]
    [InlineData("view=draft&", "Rule 1, rest, decides.")]
    public async Task Tester_asks_the_rules_that_are_shown(string view, string why)
    {
        await _kept.Versions.SaveDraftAsync([Rest], null, Admin, Ct);

        Assert.Equal(why, Open($"/routes?{view}number=%2B447000000001").Find("[data-testid=test-why]").TextContent);
    }

    [Fact]
    public async Task Tester_tells_what_is_refused_and_what_no_rule_is_for()
    {
        await PublishAsync("first", SampleRoutes.Refused("no", "not served", "+44"), China);

        Assert.Equal("A push to +447000000001 is refused: not served", Open("/routes?number=%2B447000000001").Find("[data-testid=test-result] strong").TextContent);
        Assert.Equal("A push to +15550100 is refused: no rule is for it", Again("/routes?number=%2B15550100").Find("[data-testid=test-result] strong").TextContent);
    }

    [Fact]
    public async Task Asking_goes_to_an_address_and_a_wrong_number_is_told_beside_its_field()
    {
        var page = Open();
        await page.Find("[data-testid=test-number]").ChangeAsync("138");
        await page.Find("[data-testid=route-tester] form").SubmitAsync();
        Assert.Contains("138", page.Find("[data-testid=error-test-number]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-testid=test-number]").ChangeAsync("+86 138 0000 0001");
        await page.Find("[data-testid=test-account]").ChangeAsync("other");
        await page.Find("[data-testid=route-tester] form").SubmitAsync();

        Assert.EndsWith("/routes?number=%2B8613800000001&account=other&priority=Medium", _portal!.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_begins_with_what_decides_now_and_takes_a_new_rule()
    {
        var page = Open();
        await page.Find("[data-testid=route-begin]").ClickAsync();
        Assert.EndsWith("/routes?view=draft", _portal!.Navigation.Uri, StringComparison.Ordinal);
        page = Again("/routes?view=draft&new=true");
        Assert.Equal(["a|+44|over a", "b|All numbers|over b"], Rows(page));

        await page.Find("[data-testid=route-name]").ChangeAsync("China");
        await page.Find("[data-testid=route-place]").ChangeAsync("1");
        await page.Find("[data-testid=route-prefixes]").ChangeAsync("+86138\n+86139, +852");
        await page.Find("[data-testid=route-accounts]").ChangeAsync("demo other");
        await page.Find("[data-testid=route-target]").ChangeAsync("over:a");
        await page.Find("[data-testid=route-priority-High]").ChangeAsync(true);
        await page.Find("[data-testid=route-form]").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(["China|+86138 +86139 +852|over a", "a|+44|over a", "b|All numbers|over b"], Rows(page)));
        Assert.Equal([("Added", "China")], Changes(page));
        var rule = (await _kept.Versions.DraftAsync(Ct))!.Rules[0];
        Assert.Equal(["demo", "other"], rule.Accounts);
        Assert.Equal([Domain.Pushes.Priority.High], rule.Priorities);
        Assert.True(_kept.Book.InForce.IsEmpty);
    }

    [Fact]
    public async Task What_is_wrong_with_a_rule_is_told_beside_its_field_and_nothing_is_kept()
    {
        await _kept.Versions.SaveDraftAsync([Rest], null, Admin, Ct);
        var page = Open("/routes?view=draft&new=true");
        await page.Find("[data-testid=route-name]").ChangeAsync("REST");
        await page.Find("[data-testid=route-place]").ChangeAsync("3");
        await page.Find("[data-testid=route-prefixes]").ChangeAsync("+86 86138");
        await page.Find("[data-testid=route-accounts]").ChangeAsync("nobody");
        await page.Find("[data-testid=route-form]").SubmitAsync();

        Assert.Equal(
            ["Another rule is called REST.", "Write a whole number from 1 to 2.", "Choose a link, or say why it is refused in up to 200 characters.", "86138 is no beginning of a number: write a plus sign and 1 to 15 digits.", "There is no account nobody here."],
            new[] { "name", "place", "target", "prefixes", "accounts" }.Select(field => page.Find($"[data-testid=error-route-{field}]").TextContent));
        Assert.Equal(1, (await _kept.Versions.DraftAsync(Ct))!.Revision);
    }

    [Fact]
    public async Task Rules_are_moved_changed_to_refuse_and_deleted_and_hints_stand_beside_them()
    {
        await _kept.Versions.SaveDraftAsync([China, Rest], null, Admin, Ct);
        var page = Open("/routes?view=draft");
        await page.FindAll("[data-testid=route-down]")[0].ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(["rest|All numbers|over a", "China|+86138|over b"], Rows(page)));
        Assert.Equal("It can never decide: rest and other rules before it are for all of its pushes.", page.Find("[data-testid=route-problem]").TextContent);

        page = Again("/routes?view=draft&edit=2");
        await page.Find("[data-testid=route-target]").ChangeAsync(RouteForm.Refuse);
        await page.Find("[data-testid=route-refusal]").ChangeAsync("not served");
        await page.Find("[data-testid=route-form]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("China|+86138|is refused: not served", Rows(page)[1]));

        await page.FindAll("[data-testid=route-delete]")[0].ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(["China|+86138|is refused: not served"], Rows(page)));
        Assert.Contains("No rule is for all other numbers", page.Find("[data-testid=routes-problem]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_that_somebody_else_changed_meanwhile_is_shown_as_it_is_now()
    {
        await _kept.Versions.SaveDraftAsync([China, Rest], null, Admin, Ct);
        var page = Open("/routes?view=draft");
        await _kept.Versions.SaveDraftAsync([Rest], 1, Admin, Ct);

        await page.FindAll("[data-testid=route-delete]")[1].ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(["rest|All numbers|over a"], Rows(page)));
        Assert.Equal(2, (await _kept.Versions.DraftAsync(Ct))!.Revision);
    }

    [Fact]
    public async Task Publishing_says_its_effect_before_asks_why_and_is_in_force_after()
    {
        await PublishAsync("first", SampleRoutes.Over("China", "a", "+86138"), Rest);
        await _kept.Versions.SaveDraftAsync([SampleRoutes.Over("China", "b", "+86138"), Rest], null, Admin, Ct);
        var page = Open("/routes?view=draft");
        Assert.Equal([("Changed", "China")], Changes(page));

        var asked = page.Find("[data-testid=route-publish]").ClickAsync();
        await _portal!.Dialogs.WaitForElementAsync("[data-testid=reason-confirm]");
        Assert.Equal("2 rules; pushes to +86138 go over b instead of a; from the next group on.", _portal.Dialogs.Find("[data-testid=reason-effect]").TextContent);
        await _portal.GiveReasonAsync(asked, "works on a");

        Assert.Equal((2, "works on a", "somebody"), (_kept.Versions.Number, _kept.Versions.Current!.Reason, _kept.Versions.Current.By));
        Assert.Equal("b", _kept.Book.InForce.TargetOf("+8613800000001", 1, Domain.Pushes.Priority.Low).Link);
        Assert.Equal(["2", "1"], page.FindAll("[data-testid=route-version]").Select(row => row.GetAttribute("data-version")));
        Assert.EndsWith("/routes", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Effects_that_differ_in_their_prefixes_alone_are_told_together()
    {
        await PublishAsync("first", Rest);
        await _kept.Versions.SaveDraftAsync([SampleRoutes.Over("China", "b", "+86135", "+86136", "+86137", "+86138", "+86139") with { Accounts = ["demo"] }, SampleRoutes.Refused("Britain", "no", "+44"), Rest], null, Admin, Ct);
        var page = Open("/routes?view=draft");

        _ = page.Find("[data-testid=route-publish]").ClickAsync();

        Assert.Equal(
            "3 rules; pushes to +44 are refused instead of going over a; pushes to +86135, +86136, +86137, and 2 more from demo go over b instead of a; from the next group on.",
            (await _portal!.Dialogs.WaitForElementAsync("[data-testid=reason-effect]")).TextContent);
    }

    [Fact]
    public async Task Faulty_draft_cannot_be_published()
    {
        await _kept.Versions.SaveDraftAsync([SampleRoutes.Over("gone", "gone")], null, Admin, Ct);
        var page = Open("/routes?view=draft");

        Assert.Equal("No link gone is configured.", page.Find("[data-testid=route-problem]").TextContent);
        Assert.True(page.Find("[data-testid=route-publish]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Draft_that_was_begun_over_an_older_version_says_so()
    {
        await _kept.Versions.SaveDraftAsync([China, Rest], null, Admin, Ct);
        Assert.Empty(Open("/routes?view=draft").FindAll("[data-testid=draft-stale]"));
        await PublishAsync("meanwhile", Rest);
        await _kept.Versions.SaveDraftAsync([China, Rest], null, Admin, Ct);
        Assert.Equal(RouteSaved.Done, await _kept.Versions.RestoreAsync(0, 1, Admin, "back", Ct));

        Assert.Contains("over version 1; version 2 is in force", Again("/routes?view=draft").Find("[data-testid=draft-stale]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_compares_versions_and_rolls_back_with_the_effect_before()
    {
        await PublishAsync("first", China, Rest);
        await PublishAsync("second", Rest with { Link = "b" });
        var page = Open("/routes?version=2&with=1");
        Assert.Equal([("Changed", "rest"), ("Removed", "China")], Changes(page));

        var asked = page.Find("[data-version='1'] [data-testid=route-restore]").ClickAsync();
        await _portal!.Dialogs.WaitForElementAsync("[data-testid=reason-confirm]");
        Assert.Equal("2 rules; pushes to all other numbers go over a instead of b; from the next group on.", _portal.Dialogs.Find("[data-testid=reason-effect]").TextContent);
        await _portal.GiveReasonAsync(asked, "the second was wrong");

        Assert.Equal((3, (int?)1), (_kept.Versions.Number, _kept.Versions.Current!.Restores));
        Assert.Contains("version 1 again", page.Find("[data-version='3']").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PortalRole.Support)]
    [InlineData(PortalRole.Monitor)]
    public async Task Staff_without_the_right_sees_everything_and_changes_nothing(string role)
    {
        await PublishAsync("first", China, Rest);
        await PublishAsync("second", Rest);
        await _kept.Versions.SaveDraftAsync([China], null, Admin, Ct);
        var page = Open("/routes?view=draft&edit=1", role);

        Assert.Single(page.FindAll("[data-testid=draft]"));
        Assert.NotEmpty(page.FindAll("[data-testid=route-version]"));
        Assert.Empty(page.FindAll("[data-testid=route-publish], [data-testid=route-discard], [data-testid=route-add], [data-testid=route-begin], [data-testid=route-edit], [data-testid=route-up], [data-testid=route-delete], [data-testid=route-restore], [data-testid=route-restore-built-in], [data-testid=route-form]"));
    }

    [Fact]
    public async Task Rights_are_asked_for_where_they_are_used()
    {
        await _kept.Versions.SaveDraftAsync([China, Rest], null, Admin, Ct);
        var page = Open("/routes?view=draft");
        _portal!.RoleLater = PortalRole.Support;
        _portal.TakeRights();

        await page.FindAll("[data-testid=route-delete]")[0].ClickAsync();
        await page.Find("[data-testid=route-publish]").ClickAsync();
        await page.Find("[data-testid=route-discard]").ClickAsync();

        Assert.Empty(_portal.Dialogs.FindAll("[data-testid=reason-confirm]"));
        Assert.Equal((1L, 0), ((await _kept.Versions.DraftAsync(Ct))!.Revision, _kept.Versions.Number));
    }

    [Fact]
    public void Without_the_SMSC_here_the_page_says_where_its_routes_are()
    {
        _portal = new PortalUnderTest(role: PortalRole.Admin);

        Assert.Contains("role Smsc", _portal.Open<RoutesPage>("/routes").Find("[data-testid=empty]").TextContent, StringComparison.Ordinal);
    }

    private static List<string> Rows(IRenderedComponent<RoutesPage> page) =>
        [.. page.FindAll("[data-testid=route-row]").Select(row => string.Join('|', row.GetAttribute("data-route"), row.Children[2].TextContent.Trim(), row.QuerySelector("[data-testid=route-goes]")!.TextContent))];

    private static List<(string?, string)> Changes(IRenderedComponent<RoutesPage> page) =>
        [.. page.FindAll("[data-testid=route-change]").Select(row => (row.GetAttribute("data-kind"), row.Children[1].TextContent))];

    private async Task PublishAsync(string reason, params RouteRule[] rules)
    {
        var draft = await _kept.Versions.DraftAsync(Ct);
        Assert.Equal(RouteSaved.Done, await _kept.Versions.SaveDraftAsync(rules, draft?.Revision, Admin, Ct));
        Assert.Equal(RouteSaved.Done, await _kept.Versions.PublishAsync((await _kept.Versions.DraftAsync(Ct))!.Revision, _kept.Versions.Number, Admin, reason, Ct));
    }

    private IRenderedComponent<RoutesPage> Open(string address = "/routes", string role = PortalRole.Admin)
    {
        _status.Publish([StatusOf("a", LinkMode.Running), StatusOf("b", LinkMode.Stopped)], 0);
        _portal = new PortalUnderTest(role: role, links: new LinkWatch(_status, [new RecordingLink("a", prefix: "+44"), new RecordingLink("b")], null, null, TimeSpan.FromMinutes(2))) { Routes = _kept.Versions };
        return Again(address);
    }

    private IRenderedComponent<RoutesPage> Again(string address) => _portal!.Open<RoutesPage>(address);

    private static LinkStatus StatusOf(string name, LinkMode mode) => new()
    {
        Name = name,
        Kind = LinkKind.Simulator,
        Available = true,
        Since = Sample.Noon,
        Trouble = null,
        Mode = mode,
        Window = 200,
        WindowNow = 200,
        Outstanding = 0,
        Committed = 0,
        SegmentsPerSecond = 0,
        Waiting = 0,
        PausedUntil = null,
        Delivered = 0,
        NotDelivered = 0,
        Throttlings = 0,
        LastFailure = null,
    };
}
