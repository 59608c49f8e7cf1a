using System.Reflection;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Listeners;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Persistence;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Layout;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class LinksPageTests : IAsyncDisposable
{
    private static readonly LinkStatus Upstream = Sample.Link with
    {
        WindowNow = 100,
        Outstanding = 17,
        PausedUntil = Sample.Noon.AddSeconds(2),
        Delivered = 1_000,
        Throttlings = 2,
        EnquiryDelay = TimeSpan.FromMilliseconds(7),
        LastFailure = new LinkFailure(Sample.Noon, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled, 0x58),
    };

    private readonly StoreUnderTest _store = new();
    private readonly SmscStatus _status = new();
    private readonly LinkPolicies _policies;
    private readonly LinkWatch _watch;
    private PortalUnderTest? _portal;

    public LinksPageTests()
    {
        _policies = new LinkPolicies(new LinkPolicy(), _store, _store.Clock);
        _watch = new LinkWatch(_status, [new RecordingLink("upstream") { Kind = LinkKind.Smpp }], _policies, null, TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        _store.Dispose();
    }

    [Fact]
    public async Task The_page_is_for_staff()
    {
        Assert.Equal(PortalPolicies.Staff, typeof(LinksPage).GetCustomAttributes<AuthorizeAttribute>().First(rule => rule.Policy is not null).Policy);
        foreach (var role in PortalRole.All)
        {
            await using var portal = new PortalUnderTest(role: role);
            var links = portal.Render<NavLinks>(menu => menu.Add(nav => nav.Viewer, portal.Viewer));
            Assert.Equal(PortalRole.Staff.Contains(role) ? 1 : 0, links.FindAll("[data-testid=nav-links][data-go=l]").Count);
        }
    }

    [Fact]
    public void A_link_is_shown_as_it_stands()
    {
        _status.Publish([Upstream], 0);
        var page = Open("/links");

        Assert.Equal("true", page.Find("[data-testid=link-row]").GetAttribute("data-up"));
        Assert.Equal("17 / 100 configured 200", Words(page, "link-window"));
        Assert.Equal("– limit 50", Words(page, "link-rate"));
        Assert.Equal("3", Words(page, "link-waiting"));
        Assert.Equal("enquire_link answered in 7 ms", Words(page, "link-enquiry"));
        Assert.Equal("1,000", Words(page, "link-delivered"));
        Assert.Contains("12:00:02.000", Words(page, "link-paused"), StringComparison.Ordinal);
        Assert.StartsWith("The link asked to slow down 0x58 ESME_RTHROTTLED", Words(page, "link-failure"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_of_ESMEs_are_shown_with_window_rate_error_and_delay()
    {
        var session = new EsmeSessionStatus(
            "esme-3", "demo", SmppSessionState.BoundTransceiver, Sample.Noon, System.Net.IPAddress.Loopback, 4, 200, 100, 50, 1, new EsmeError(CommandStatus.Throttled, Sample.Noon), TimeSpan.FromMilliseconds(12));
        IReadOnlyList<EsmeSessionStatus> sessions = [session];
        await using var portal = new PortalUnderTest(role: PortalRole.Support, links: new LinkWatch(_status, [], null, null, TimeSpan.FromMinutes(2), esmes: new EsmeSessionWatch(() => sessions)));
        var page = portal.Open<LinksPage>("/links");
        portal.Clock.Advance(TimeSpan.FromMilliseconds(500));
        sessions = [session with { Requests = 130 }];
        portal.Clock.Advance(TimeSpan.FromMilliseconds(500));
        portal.Clock.Advance(TimeSpan.FromMilliseconds(500));

        page.WaitForAssertion(() => Assert.Equal("20 limit 50", Words(page, "session-rate")));
        Assert.Equal("4 / 200", Words(page, "session-window"));
        Assert.StartsWith("0x58 ESME_RTHROTTLED", Words(page, "session-error"), StringComparison.Ordinal);
        Assert.Equal("enquire_link answered in 12 ms", Words(page, "session-enquiry"));
        Assert.Equal("/trace?session=esme-3", page.Find("[data-testid=session-row] a").GetAttribute("href"));
    }

    [Fact]
    public void What_changes_is_shown_without_a_reload()
    {
        _status.Publish([Upstream], 0);
        var page = Open("/links");
        _portal!.Clock.Advance(TimeSpan.FromMilliseconds(500));
        _status.Publish([Upstream with { Available = false, Trouble = "Connection refused", PausedUntil = null, Delivered = 1_030 }], 0);
        _portal.Clock.Advance(TimeSpan.FromMilliseconds(500));
        _portal.Clock.Advance(TimeSpan.FromMilliseconds(500));

        page.WaitForAssertion(() => Assert.Equal("20 limit 50", Words(page, "link-rate")));
        Assert.Equal(("false", "Connection refused"), (page.Find("[data-testid=up-chip]").GetAttribute("data-up"), Words(page, "link-trouble")));
        Assert.Empty(page.FindAll("[data-testid=link-paused]"));
    }

    [Theory]
    [InlineData("en", "The SMSC is not in this process")]
    [InlineData("zh-CN", "短信中心不在此进程中")]
    public async Task A_process_without_an_SMSC_shows_the_way_to_it(string language, string text)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Support, new LinkWatch(null, [], null, new FarSmsc(), TimeSpan.FromMinutes(2)));
        var page = portal.Open<LinksPage>("/links");

        Assert.Equal(text, page.Find("[data-testid=empty] strong").TextContent);
        Assert.Equal("No session", page.Find("[data-testid=smsc-trouble]").TextContent);
    }

    [Fact]
    public async Task An_administrator_changes_a_policy_for_the_groups_that_follow()
    {
        var page = Open("/links?link=upstream");
        Assert.StartsWith(
            "A group has 30 s from its first attempt. A segment that fails for the moment is sent again after 200 ms, 400 ms, 800 ms, 1.6 s: at most 5 sendings.",
            Words(page, "policy-words"), StringComparison.Ordinal);
        await page.Find("[data-testid=policy-window]").ChangeAsync("1 min");
        await page.Find("[data-testid=policy-attempts]").ChangeAsync("3");
        await page.Find("[data-testid=policy-store]").ChangeAsync("10 s, 1 h");
        await page.Find("[data-testid=answer-row][data-code='8'] [data-testid=answer-class]").ChangeAsync(nameof(SegmentAnswerKind.Throttled));
        await page.Find("[data-testid=policy-code]").ChangeAsync("0x480");
        await page.Find("[data-testid=add-code]").ClickAsync();
        await page.Find("[data-testid=answer-row][data-code='1152'] [data-testid=answer-cause]").ChangeAsync(nameof(FailureCause.MessageRefused));
        await _portal!.GiveReasonAsync(page.Find("[data-testid=policy-form]").SubmitAsync(), "the upstream is slow");

        Assert.NotEmpty(page.FindAll("[data-testid=policy-saved]"));
        var policy = _policies.For("upstream");
        Assert.Equal((TimeSpan.FromMinutes(1), 3), (policy.TransactionWindow, policy.MaxAttemptsPerSegment));
        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)], policy.StoreAndForwardDelays);
        Assert.Equal(
            new Dictionary<int, AnswerRule>
            {
                [0x08] = new(SegmentAnswerKind.Throttled, FailureCause.TemporaryNetworkError),
                [0x480] = new(SegmentAnswerKind.Temporary, FailureCause.MessageRefused),
            },
            policy.Answers);

        await _portal.GiveReasonAsync(page.Find("[data-testid=reset-policy]").ClickAsync(), "it is fast again");
        Assert.False(_policies.IsChanged("upstream"));
        Assert.Equal(
            ["somebody|10.0.0.7|link-policy-changed|link|upstream|the upstream is slow|30", "somebody|10.0.0.7|link-policy-reset|link|upstream|it is fast again|60"],
            _store.Lines("SELECT actor, from_address, action, subject_kind, subject, reason, CASE json_extract(\"before\", '$.transactionWindow') WHEN '00:00:30' THEN 30 WHEN '00:01:00' THEN 60 END FROM audit ORDER BY id"));
    }

    [Theory]
    [InlineData("policy-window", "2 min", "It must be shorter than 2 min: handsets, or the gateway, wait no longer.")]
    [InlineData("policy-window", "30", "Write 1 s to 10 min, such as 200 ms, 30 s, 5 min or 1 h.")]
    [InlineData("policy-delay", "2 min", "Write 1 ms to 1 min, such as 200 ms, 30 s, 5 min or 1 h.")]
    [InlineData("policy-longest", "0 s", "Write 1 ms to 10 min, such as 200 ms, 30 s, 5 min or 1 h.")]
    [InlineData("policy-growth", "0.5", "Write a number from 1 to 10.")]
    [InlineData("policy-attempts", "101", "Write a whole number from 1 to 100.")]
    [InlineData("policy-store", "", "Write 1 to 20 durations.")]
    [InlineData("policy-store", "1 min, 2 d", "Write 1 s to 1 d, such as 200 ms, 30 s, 5 min or 1 h.")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_saved(string field, string text, string error)
    {
        var page = Open("/links?link=upstream");
        await page.Find($"[data-testid={field}]").ChangeAsync(text);
        await page.Find("[data-testid=policy-form]").SubmitAsync();

        Assert.Equal(error, page.Find($"[data-testid=error-{field}]").TextContent);
        Assert.Equal("true", page.Find($"[data-testid={field}]").GetAttribute("aria-invalid"));
        Assert.False(_policies.IsChanged("upstream"));
    }

    [Fact]
    public async Task A_policy_is_not_changed_without_a_reason()
    {
        var page = Open("/links?link=upstream");
        await page.Find("[data-testid=policy-attempts]").ChangeAsync("3");
        var asked = page.Find("[data-testid=policy-form]").SubmitAsync();
        await _portal!.Dialogs.WaitForElementAsync("[data-testid=reason-confirm]");
        await _portal.Dialogs.Find("[data-testid=reason-confirm]").ClickAsync();
        Assert.NotEmpty(_portal.Dialogs.FindAll("[data-testid=error-reason]"));
        await _portal.Dialogs.Find("[data-testid=reason-cancel]").ClickAsync();
        await asked;

        Assert.False(_policies.IsChanged("upstream"));
        Assert.Empty(_store.Lines("SELECT 1 FROM audit"));
    }

    [Fact]
    public async Task Support_reads_the_policy_and_may_not_save_it()
    {
        var page = Open("/links?link=upstream", PortalRole.Support);
        Assert.NotEmpty(page.FindAll("[data-testid=policy-words]"));
        Assert.NotEmpty(page.FindAll("[data-testid=answer-row]"));
        Assert.Empty(page.FindAll("[data-testid=save-policy], [data-testid=policy-form] input, [data-testid=policy-form] select"));

        // A form that is sent all the same.
        await page.Find("[data-testid=policy-form]").SubmitAsync();

        Assert.False(_policies.IsChanged("upstream"));
    }

    private static string Words(IRenderedComponent<LinksPage> page, string testId) =>
        string.Join(' ', page.Find($"[data-testid={testId}]").Descendants<IText>().Select(text => text.TextContent.Trim()).Where(text => text.Length > 0));

    private IRenderedComponent<LinksPage> Open(string address, string role = PortalRole.Admin)
    {
        _portal = new PortalUnderTest(role: role, links: _watch);
        return _portal.Open<LinksPage>(address);
    }

    [Fact]
    public async Task Listeners_are_shown_with_where_they_listen_and_whether_they_do()
    {
        var isOpen = true;
        await using var portal = new PortalUnderTest("zh-CN", PortalRole.Support, add: services =>
        {
            services.AddSingleton(new Listener("the SMPP server", () => isOpen, () => "127.0.0.1:2775"));
            services.AddSingleton(new Listener("connectionless WSP", () => true, () => null));
        });
        var page = portal.Open<LinksPage>("/links");

        Assert.Equal(["SMPP 服务器", "127.0.0.1:2775"], Cells(0));
        Assert.Equal(["WSP 无连接模式", "未启用"], Cells(1));
        var up = page.Find("[data-testid=listener-row]").QuerySelectorAll("td")[1].TextContent;
        isOpen = false;
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.NotEqual(up, page.Find("[data-testid=listener-row]").QuerySelectorAll("td")[1].TextContent));

        IEnumerable<string> Cells(int row) => page.FindAll("[data-testid=listener-row]")[row].QuerySelectorAll("td") is var cells ? [cells[0].TextContent, cells[2].TextContent] : [];
    }

    private sealed class FarSmsc : ISmscLinkStatus
    {
        public string Trouble => "No session";

        public int Open => 4;

        public int Room => 0;
    }
}
