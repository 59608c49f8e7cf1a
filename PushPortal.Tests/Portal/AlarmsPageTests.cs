using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Layout;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class AlarmsPageTests
{
    private static readonly AlarmCondition Down = new(AlarmKind.LinkDown, "upstream", Holds: true, new AlarmFacts(3, Note: "Connection refused"));
    private static readonly AlarmCondition Failing = new(AlarmKind.FailureRate, "", Holds: true, new AlarmFacts(30, 20, 100), Example: 77);

    [Fact]
    public async Task The_page_is_for_staff()
    {
        Assert.Equal(PortalPolicies.Staff, typeof(AlarmsPage).GetCustomAttributes<AuthorizeAttribute>().First(rule => rule.Policy is not null).Policy);
        foreach (var role in PortalRole.All)
        {
            await using var portal = new PortalUnderTest(role: role);
            var expected = PortalRole.Staff.Contains(role) ? 1 : 0;
            Assert.Equal(expected, portal.Render<NavLinks>(menu => menu.Add(nav => nav.Viewer, portal.Viewer)).FindAll("[data-testid=nav-alarms][href='/alarms']").Count);
            Assert.Equal(expected, portal.Open<DashboardPage>("/").FindAll("[data-testid=count-alarms]").Count);
        }
    }

    [Fact]
    public async Task Monitor_is_offered_nothing_and_a_call_all_the_same_acknowledges_nothing()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Monitor);
        await SeeAsync(portal, Down);
        var page = portal.Open<AlarmsPage>("/alarms");
        Assert.Empty(page.FindAll("[data-testid=acknowledge]"));

        await page.InvokeAsync(() => page.FindComponent<AlarmTable>().Instance.OnAcknowledge.InvokeAsync(portal.Board.Standing[0]));

        Assert.Equal(1, portal.Board.Unacknowledged);
        Assert.Empty(portal.Audit.Records);
    }

    [Theory]
    [InlineData("en", "A link is down: upstream", "Groups that wait for it: 3", "Critical", "30 of 100 that ended in the last 5 minutes failed")]
    [InlineData("zh-CN", "链路中断：upstream", "等待该链路的短信组：3", "严重", "最近 5 分钟结束的 100 个事务中有 30 个失败")]
    public async Task Standing_alarms_say_what_since_when_and_where_to_look(string language, string what, string facts, string severity, string failing)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Support);
        await SeeAsync(portal, Failing, Down);
        var page = portal.Open<AlarmsPage>("/alarms");

        Assert.Equal(["link-down", "failure-rate"], page.FindAll("[data-testid=alarms] [data-testid=alarm-row]").Select(row => row.GetAttribute("data-kind")));
        Assert.Equal((what, facts), (page.Find("[data-testid=alarm-what]").TextContent, page.Find("[data-testid=alarm-facts]").TextContent));
        Assert.Equal(severity, page.Find("[data-testid=alarm-severity]").TextContent);
        Assert.NotEmpty(page.FindAll("[data-testid=alarm-severity] svg"));
        Assert.Equal("Connection refused", page.Find("[data-testid=alarm-note]").TextContent);
        Assert.StartsWith(failing, page.FindAll("[data-testid=alarm-facts]")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["/links", "/failures?range=1h&show=all"], page.FindAll("[data-testid=alarm-list]").Select(link => link.GetAttribute("href")));
        Assert.Equal($"/transactions/{PublicId.Format(PublicId.Transaction, 77)}", page.Find("[data-testid=alarm-example]").GetAttribute("href"));
        Assert.Equal(Sample.Noon.UtcDateTime.ToString("O"), page.Find("[data-testid=alarm-row] time").GetAttribute("datetime"));
    }

    [Theory]
    [InlineData(PortalRole.Admin)]
    [InlineData(PortalRole.Support)]
    public async Task Acknowledging_is_shown_with_who_and_when(string role)
    {
        await using var portal = new PortalUnderTest(role: role);
        await SeeAsync(portal, Down);
        var page = portal.Open<AlarmsPage>("/alarms");
        await page.Find("[data-testid=acknowledge]").ClickAsync();

        var shown = page.Find("[data-testid=alarm-acknowledged]").TextContent;
        Assert.Contains("somebody", shown, StringComparison.Ordinal);
        Assert.Contains("12:00:00", shown, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=acknowledge]"));
        Assert.Equal(0, portal.Board.Unacknowledged);
        var entry = Assert.Single(portal.Audit.Entries);
        Assert.Equal((Actor.User("somebody", PortalUnderTest.Address), AuditAction.AlarmAcknowledged, AuditSubject.Alarm(portal.Board.Standing[0].Id)), (entry.By, entry.Action, entry.Subject));
        Assert.Equal("""{"kind":"linkDown","subject":"upstream"}""", entry.After);
    }

    [Fact]
    public async Task What_changes_is_shown_without_a_reload_and_goes_to_the_history()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        var page = portal.Open<AlarmsPage>("/alarms");
        Assert.Single(page.FindAll("[data-testid=empty]"));
        Assert.Single(page.FindAll("[data-testid=no-alarm-history]"));

        await SeeAsync(portal, Down);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=alarms] [data-testid=alarm-row]")));

        await SeeAsync(portal);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=alarm-history] [data-testid=alarm-row]")));
        Assert.Empty(page.FindAll("[data-testid=alarms], [data-testid=acknowledge]"));
    }

    [Fact]
    public async Task The_history_is_paged_by_key()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        await portal.Alarms.SaveAsync([.. Enumerable.Range(1, 60).Select(Cleared)], Token);
        var page = portal.Open<AlarmsPage>("/alarms");
        Assert.Equal(50, page.FindAll("[data-testid=alarm-row]").Count);
        var older = page.Find("[data-testid=older]").GetAttribute("href")!;
        Assert.Equal($"/alarms?after={PublicId.Format(PublicId.Alarm, 11)}", older);

        var rest = portal.Open<AlarmsPage>(older);
        Assert.Equal(Enumerable.Range(1, 10).Reverse().Select(id => $"link-{id}"), rest.FindAll("[data-testid=alarm-row]").Select(row => row.GetAttribute("data-subject")));
        Assert.Empty(rest.FindAll("[data-testid=older]"));
    }

    [Fact]
    public async Task The_dashboard_counts_what_stands_and_says_what_nobody_has_acknowledged()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        var page = portal.Open<DashboardPage>("/");
        Assert.Equal(("0", "/alarms"), (page.Find("[data-testid=count-alarms]").GetAttribute("data-value"), page.Find("[data-testid=count-alarms]").GetAttribute("href")));

        await SeeAsync(portal, Down, Failing);
        portal.Board.Acknowledge(portal.Board.Standing[0].Id, "anna");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[data-testid=count-alarms]").GetAttribute("data-value")));
        Assert.Contains("not acknowledged: 1", page.Find("[data-testid=count-alarms]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_has_facts_and_a_page()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        await SeeAsync(portal, [.. Enum.GetValues<AlarmKind>().Select(kind => new AlarmCondition(kind, "", Holds: true, new AlarmFacts(2L << 30, 1L << 20, 4L << 30)))]);
        var page = portal.Open<AlarmsPage>("/alarms");

        Assert.Equal("2 GiB of 4 GiB are left beside the database; the least is 1 MiB", page.Find("[data-kind=little-disk] [data-testid=alarm-facts]").TextContent);
        Assert.Equal(Enum.GetValues<AlarmKind>().Length, page.FindAll("[data-testid=alarm-list]").Count);
        Assert.All(portal.Board.Standing, alarm => Assert.StartsWith("/", AlarmList.Of(alarm).Href, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "A callback endpoint fails: demo", "Nothing was confirmed there for 84 h: 70% or more of the 5 d after which it is disabled", "800 of 1,000 pushes of this day (UTC) are submitted: 80% or more")]
    [InlineData("zh-CN", "回调端点持续失败：demo", "已有 84 h 没有任何结果得到确认：达到停用前时限 5 d 的 70% 或以上", "当日（UTC）配额 1,000 次推送已提交 800 次：达到 80% 或以上")]
    public async Task Alarms_of_accounts_say_how_far_it_is_and_lead_to_the_accounts_page(string language, string what, string failing, string used)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Support);
        await SeeAsync(
            portal,
            new AlarmCondition(AlarmKind.QuotaUsed, "demo", Holds: true, new AlarmFacts(800, 1_000, Level: 80)),
            new AlarmCondition(AlarmKind.CallbackFailing, "demo", Holds: true, new AlarmFacts(84 * 3600, 120 * 3600, Level: 70), Example: 77));
        var page = portal.Open<AlarmsPage>("/alarms");

        Assert.Equal(what, page.Find("[data-kind=callback-failing] [data-testid=alarm-what]").TextContent);
        Assert.Equal((failing, used), (Facts("callback-failing"), Facts("quota-used")));
        Assert.Equal(["/callbacks?account=demo", "/usage?account=demo"], page.FindAll("[data-testid=alarm-list]").Select(link => link.GetAttribute("href")));

        // Some cultures have a space before the sign.
        string Facts(string kind) => page.Find($"[data-kind={kind}] [data-testid=alarm-facts]").TextContent.Replace(" %", "%", StringComparison.Ordinal);
    }

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    private static Alarm Cleared(int id) => new() { Id = id, Kind = AlarmKind.LinkDown, Subject = $"link-{id}", Facts = default, Since = Sample.Noon, ClearedAt = Sample.Noon };

    private static async Task SeeAsync(PortalUnderTest portal, params IReadOnlyList<AlarmCondition> seen)
    {
        await portal.Board.LoadAsync(Token);
        portal.Board.Take(seen, new HashSet<AlarmKind>());
        await portal.Board.SaveAsync(Token);
    }
}
