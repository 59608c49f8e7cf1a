using Bunit;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>Groups of failures as support sees to them.</summary>
public sealed class FailureIssuePageTests
{
    private static readonly FailureKind Absent = new(TransactionState.Undeliverable, FailureCause.AbsentSubscriber);
    private static readonly FailureKind Full = new(TransactionState.Undeliverable, FailureCause.MemoryFull);

    [Theory]
    [InlineData(PortalRole.Admin, true, true)]
    [InlineData(PortalRole.Support, true, true)]
    [InlineData(PortalRole.Monitor, true, false)]
    [InlineData(PortalRole.SpOwner, false, false)]
    [InlineData(PortalRole.SpReader, false, false)]
    public async Task Issues_are_seen_by_staff_and_changed_by_those_who_operate(string role, bool sees, bool may)
    {
        await using var portal = Portal(role);
        portal.Issues.Put(Issue(Absent) with { Note = "not for providers" });
        var page = portal.Open<FailuresPage>("/failures");

        Assert.Equal(sees ? 2 : 0, page.FindAll("[data-testid=issue]").Count);
        Assert.Equal(may ? 2 : 0, page.FindAll("[data-testid=issue-change]").Count);
        Assert.Equal(sees, page.Markup.Contains("not for providers", StringComparison.Ordinal));
        Assert.Equal(sees ? 1 : 0, page.FindAll("[data-testid=failure-issue]").Count);
        Assert.Equal(2, portal.Open<FailuresPage>("/failures?issue=acknowledged").FindAll("[data-testid=failure-group]").Count + (sees ? 1 : 0));
    }

    [Theory]
    [InlineData(PortalRole.Support, "ask +86 138 0000 0001")]
    [InlineData(PortalRole.Monitor, "ask +86138****0001")]
    public async Task Number_in_a_note_is_for_those_who_need_numbers(string role, string shown)
    {
        await using var portal = Portal(role);
        portal.Issues.Put(Issue(Absent) with { Note = "ask +86 138 0000 0001" });

        Assert.Equal(shown, portal.Open<FailuresPage>("/failures").Find("[data-testid=issue-note]").TextContent);
    }

    [Fact]
    public async Task State_is_said_by_icon_and_word_with_owner_since_when_and_note()
    {
        await using var portal = Portal();
        portal.Issues.Put(Issue(Absent) with { Owner = "anna", Note = "two\nlines" });
        var group = portal.Open<FailuresPage>("/failures").FindAll("[data-testid=failure-group]")[0];

        Assert.Equal("Acknowledged", group.QuerySelector("[data-testid=issue-status]")!.TextContent);
        Assert.NotNull(group.QuerySelector("[data-testid=issue-status] svg path"));
        Assert.Equal("Owner: anna", group.QuerySelector("[data-testid=issue-owner]")!.TextContent);
        Assert.Equal("two\nlines", group.QuerySelector("[data-testid=issue-note]")!.TextContent);
        Assert.Equal(Sample.Noon.AddHours(-1).UtcDateTime.ToString("O"), group.QuerySelector("[data-testid=issue-since] time")!.GetAttribute("datetime"));
        Assert.Equal("changed by bert", group.QuerySelector("[data-testid=issue-by]")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_came_back_by_itself_is_open_and_says_since_when()
    {
        await using var portal = Portal();
        portal.Issues.Put(Issue(Absent) with { Status = IssueStatus.Resolved, FailedAgainAt = Sample.Noon.AddMinutes(-5) });
        portal.Issues.Put(Issue(Full) with { Status = IssueStatus.Ignored, IgnoredUntil = Sample.Noon.AddDays(1) });

        var issues = portal.Open<FailuresPage>("/failures").FindAll("[data-testid=issue]");

        Assert.Equal(["open", "ignored"], issues.Select(issue => issue.GetAttribute("data-status")));
        Assert.StartsWith("back since", issues[0].QuerySelector("[data-testid=issue-since]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Sample.Noon.AddHours(-1).UtcDateTime.ToString("O"), issues[0].QuerySelector("[data-testid=issue-by] time")!.GetAttribute("datetime"));
        Assert.StartsWith("until", issues[1].QuerySelector("[data-testid=issue-until]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?issue=open", 1)]
    [InlineData("?issue=acknowledged", 1)]
    [InlineData("?issue=resolved", 0)]
    [InlineData("?issue=nonsense", 2)]
    public async Task Address_filters_groups_and_rows_by_how_their_issue_stands(string query, int shown)
    {
        await using var portal = Portal();
        portal.Issues.Put(Issue(Absent));

        var page = portal.Open<FailuresPage>($"/failures{query}");

        Assert.Equal(shown, page.FindAll("[data-testid=failure-group]").Count);
        Assert.Equal(shown, page.FindAll("[data-testid=failure-row]").Count);
    }

    [Fact]
    public async Task Choosing_a_state_goes_to_its_address_and_a_retry_of_all_has_these_alone()
    {
        await using var portal = Portal();
        portal.Issues.Put(Issue(Absent));
        await portal.Open<FailuresPage>("/failures?range=7d").Find("[data-testid=failure-issue]").ChangeAsync("open");
        Assert.EndsWith("/failures?range=7d&issue=open", portal.Navigation.Uri, StringComparison.Ordinal);

        await portal.Open<FailuresPage>("/failures?issue=open").Find("[data-testid=retry-all]").ClickAsync();
        Assert.Equal([Full], Assert.Single(portal.Retries.All).Filter!.Kinds!);
    }

    [Fact]
    public async Task Open_group_is_offered_to_whoever_looks_and_what_is_saved_is_shown()
    {
        await using var portal = Portal();
        portal.Users.All.Add(new UserRecord("anna", PortalRole.Support, null, true, false, null));
        var page = portal.Open<FailuresPage>("/failures");

        var asked = await AskAsync(portal, page);
        Assert.Equal(("Acknowledged", "somebody"), (Value(portal, "issue-set-status"), Value(portal, "issue-set-owner")));
        Assert.Equal(["", "somebody", "anna"], portal.Dialogs.FindAll("[data-testid=issue-set-owner] option").Select(option => option.GetAttribute("value")));
        Assert.Empty(portal.Dialogs.FindAll("[data-testid=issue-days]"));
        await portal.Dialogs.Find("[data-testid=issue-set-status]").ChangeAsync("Ignored");
        await portal.Dialogs.Find("[data-testid=issue-days]").ChangeAsync("30");
        await portal.Dialogs.Find("[data-testid=issue-set-owner]").ChangeAsync("anna");
        await portal.Dialogs.Find("[data-testid=issue-set-note]").InputAsync("the mast is down");
        await SaveAsync(portal);
        await asked;

        Assert.Equal(
            new FailureIssue { Key = new IssueKey(null, Absent), Status = IssueStatus.Ignored, Owner = "anna", Note = "the mast is down", Since = Sample.Noon, IgnoredUntil = Sample.Noon.AddDays(30), By = "somebody", At = Sample.Noon, Version = 1 },
            Assert.Single(portal.Issues.All));
        Assert.Equal("ignored", page.Find("[data-testid=issue]").GetAttribute("data-status"));
    }

    [Fact]
    public async Task Note_of_an_ignored_group_is_changed_and_its_time_stays()
    {
        await using var portal = Portal();
        portal.Issues.Put(Issue(Absent) with { Status = IssueStatus.Ignored, IgnoredUntil = Sample.Noon.AddDays(20) });
        var asked = await AskAsync(portal, portal.Open<FailuresPage>("/failures"));
        Assert.Equal("As long as before", portal.Dialogs.Find("[data-testid=issue-days] option").TextContent);
        await portal.Dialogs.Find("[data-testid=issue-set-note]").InputAsync("still");
        await SaveAsync(portal);
        await asked;

        var issue = Assert.Single(portal.Issues.All);
        Assert.Equal(("still", Sample.Noon.AddDays(20), Sample.Noon.AddHours(-1)), (issue.Note, issue.IgnoredUntil, issue.Since));
    }

    [Fact]
    public async Task Group_of_one_account_has_an_issue_of_its_own()
    {
        await using var portal = Portal();
        var asked = await AskAsync(portal, portal.Open<FailuresPage>($"/failures?account={FixedAccounts.Demo.Code}"));
        await SaveAsync(portal);
        await asked;

        Assert.Equal(new IssueKey(FixedAccounts.Demo.Id, Absent), Assert.Single(portal.Issues.All).Key);
        Assert.Equal("open", portal.Open<FailuresPage>("/failures").Find("[data-testid=issue]").GetAttribute("data-status"));
    }

    [Fact]
    public async Task Second_of_two_sees_what_the_first_decided_and_keeps_what_was_typed()
    {
        await using var portal = Portal();
        var asked = await AskAsync(portal, portal.Open<FailuresPage>("/failures"));
        await portal.Dialogs.Find("[data-testid=issue-set-note]").InputAsync("mine");
        await portal.Issues.SaveAsync(new IssueKey(null, Absent), new IssueEdit(IssueStatus.Resolved, "anna", "theirs"), 0, Actor.User("anna", null), Token);

        await SaveAsync(portal);

        var said = portal.Dialogs.Find("[data-testid=issue-changed]");
        Assert.Contains("anna changed it", said.TextContent, StringComparison.Ordinal);
        Assert.Equal(("resolved", "theirs"), (said.QuerySelector("[data-testid=issue]")!.GetAttribute("data-status"), said.QuerySelector("[data-testid=issue-note]")!.TextContent));
        Assert.Equal(("mine", "theirs"), (Value(portal, "issue-set-note"), Assert.Single(portal.Issues.All).Note));

        await SaveAsync(portal);
        await asked;
        Assert.Equal(("mine", 2), (Assert.Single(portal.Issues.All).Note, Assert.Single(portal.Issues.All).Version));
    }

    [Fact]
    public async Task Owner_who_may_not_any_more_is_refused_beside_the_field()
    {
        await using var portal = Portal();
        portal.Users.All.Add(new UserRecord(KeptIssues.Nobody, PortalRole.Support, null, true, false, null));
        await AskAsync(portal, portal.Open<FailuresPage>("/failures"));
        await portal.Dialogs.Find("[data-testid=issue-set-owner]").ChangeAsync(KeptIssues.Nobody);
        await SaveAsync(portal);

        Assert.NotEmpty(portal.Dialogs.Find("[data-testid=error-issue-set-owner]").TextContent);
        Assert.Equal("true", portal.Dialogs.Find("[data-testid=issue-set-owner]").GetAttribute("aria-invalid"));
        Assert.Empty(portal.Issues.All);
    }

    [Fact]
    public async Task Other_viewers_see_a_change_without_a_reload_and_no_group_moves()
    {
        await using var portal = Portal(PortalRole.Monitor);
        var page = portal.Open<FailuresPage>("/failures?issue=open");
        Assert.Equal(2, page.FindAll("[data-testid=failure-group]").Count);

        portal.Issues.Put(Issue(Absent));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal(["acknowledged", "open"], page.FindAll("[data-testid=issue]").Select(issue => issue.GetAttribute("data-status"))));
    }

    [Fact]
    public async Task Views_are_addresses_and_the_one_that_is_open_is_marked()
    {
        await using var portal = Portal();
        var page = portal.Open<FailuresPage>("/failures?range=ever&expires=soon");
        Assert.Equal(
            [
                "/failures?view=all", "/failures?issue=open", "/failures?range=ever&expires=soon", "/failures?reason=smsc-silent%2Cwindow-closed%2Cnot-acknowledged",
                "/failures?reason=link-throttled%2Clink-unavailable%2Clink-misconfigured%2Clink-lost", "/failures?by=account",
            ],
            page.FindAll("[data-testid=failure-views] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("view-expiring", page.Find("[data-testid=failure-views] a[aria-current]").GetAttribute("data-testid"));

        await using var provider = Portal(PortalRole.SpMember);
        Assert.Equal(4, provider.Open<FailuresPage>("/failures").FindAll("[data-testid=failure-views] a").Count);
    }

    [Theory]
    [InlineData("range=ever&expires=soon", "+8613800000003")]
    [InlineData("reason=smsc-silent,memory-full", "+8613800000002")]
    public async Task View_shows_what_it_names(string query, string recipient)
    {
        await using var portal = Portal();
        portal.Pushes.Put(Sample.Push(), Failed(FailureCause.AbsentSubscriber, 1_000_768) with { Recipient = "+8613800000003", DeliverBeforeGiven = true, ExpiresAt = Sample.Noon.AddMinutes(59) });
        portal.Pushes.Put(Sample.Push(), Failed(FailureCause.AbsentSubscriber, 1_001_024) with { DeliverBeforeGiven = true, ExpiresAt = Sample.Noon.AddMinutes(61) });

        Assert.Equal(recipient, Assert.Single(portal.Open<FailuresPage>($"/failures?{query}").FindAll("[data-testid=failure-row] td[data-label=Recipient]")).TextContent);
    }

    [Fact]
    public async Task Failures_are_counted_by_account_with_the_way_to_each()
    {
        await using var portal = Portal();
        portal.Pushes.Put(Sample.Push(id: 5_000_000) with { AccountId = FixedAccounts.Other.Id }, Failed(FailureCause.MemoryFull, 5_000_256) with { PushId = 5_000_000, AccountId = FixedAccounts.Other.Id });

        var rows = portal.Open<FailuresPage>("/failures?by=account").FindAll("[data-testid=failure-account-row]");

        Assert.Equal([("demo", "2"), ("other", "1")], rows.Select(row => (row.GetAttribute("data-account")!, row.GetAttribute("data-count")!)));
        Assert.Equal("/failures?account=other", rows[1].QuerySelector("a")!.GetAttribute("href"));
    }

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    private static PortalUnderTest Portal(string role = PortalRole.Support)
    {
        var portal = new PortalUnderTest(role: role);
        portal.Pushes.Put(Sample.Push(recipients: 2), Failed(FailureCause.AbsentSubscriber, 1_000_256), Failed(FailureCause.MemoryFull, 1_000_512) with { Recipient = "+8613800000002" });
        return portal;
    }

    private static Transaction Failed(FailureCause cause, long id) => Sample.Transaction(TransactionState.Undeliverable, cause: cause, id: id);

    private static FailureIssue Issue(FailureKind kind) => new() { Key = new IssueKey(null, kind), Status = IssueStatus.Acknowledged, By = "bert", Since = Sample.Noon.AddHours(-1), At = Sample.Noon.AddHours(-1), Version = 1 };

    private static string? Value(PortalUnderTest portal, string field) => portal.Dialogs.Find($"[data-testid={field}]").GetAttribute("value");

    private static async Task<Task> AskAsync(PortalUnderTest portal, IRenderedComponent<FailuresPage> page)
    {
        var asked = page.Find("[data-testid=issue-change]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=issue-save]");
        return asked;
    }

    private static Task SaveAsync(PortalUnderTest portal) => portal.Dialogs.Find("[data-testid=issue-save]").ClickAsync();
}
