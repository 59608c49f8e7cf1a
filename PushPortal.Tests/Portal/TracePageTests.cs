using System.Security.Claims;
using System.Text;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class TracePageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new(role: PortalRole.Support);

    private WireTrace Trace => _portal.Services.GetRequiredService<WireTrace>();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Trace_is_started_with_its_subject_and_end_and_shows_no_content_unless_that_is_asked_for()
    {
        var page = _portal.Open<TracePage>("/trace");
        Assert.Equal("10 min", page.Find("[data-testid=trace-duration]").GetAttribute("value"));
        await page.Find("[data-testid=trace-subject]").ChangeAsync(" demo ");
        await page.Find("[data-testid=trace-duration]").ChangeAsync("30 s");
        await page.Find("[data-testid=trace-form]").SubmitAsync();

        Assert.Equal(new TraceOrder(TraceSubjectKind.Account, "demo", TimeSpan.FromSeconds(30), false, "somebody", ""), Trace.Running!.Order);
        Assert.Empty(page.FindAll("[data-testid=trace-form]"));
        Assert.Equal("false", page.Find("[data-testid=trace-run]").GetAttribute("data-over"));

        _portal.Clock.Advance(TimeSpan.FromSeconds(30));
        _portal.Clock.Advance(TimeSpan.FromMilliseconds(500));
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-testid=trace-run]").GetAttribute("data-over")));
        Assert.NotEmpty(page.FindAll("[data-testid=trace-form]"));
    }

    [Theory]
    [InlineData("trace-subject", "", "Say which one; a number whole.")]
    [InlineData("trace-duration", "25 h", "Write 1 s to 1 d, such as 200 ms, 30 s, 5 min or 1 h.")]
    [InlineData("trace-duration", "", "Write 1 s to 1 d, such as 200 ms, 30 s, 5 min or 1 h.")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string text, string error)
    {
        var page = _portal.Open<TracePage>("/trace?session=esme-3");
        Assert.Equal("esme-3", page.Find("[data-testid=trace-subject]").GetAttribute("value"));
        await page.Find($"[data-testid={field}]").ChangeAsync(text);
        await page.Find("[data-testid=trace-form]").SubmitAsync();

        Assert.Equal(error, page.Find($"[data-testid=error-{field}]").TextContent);
        Assert.Null(Trace.Running);
    }

    [Fact]
    public async Task Content_is_shown_for_a_reason()
    {
        var page = _portal.Open<TracePage>("/trace?link=upstream");
        await page.Find("[data-testid=trace-content]").ChangeAsync(true);
        await page.Find("[data-testid=trace-form]").SubmitAsync();
        Assert.Equal("Say why.", page.Find("[data-testid=error-trace-reason]").TextContent);
        await page.Find("[data-testid=trace-reason]").ChangeAsync("the customer asked");
        await page.Find("[data-testid=trace-form]").SubmitAsync();

        Assert.Equal(new TraceOrder(TraceSubjectKind.Link, "upstream", TraceOrder.UsualDuration, true, "somebody", "the customer asked"), Trace.Running!.Order);
        Assert.Contains("the customer asked", page.Find("[data-testid=trace-run]").TextContent, StringComparison.Ordinal);
        var entry = Assert.Single(_portal.Audit.Entries);
        Assert.Equal(("trace", "link upstream", "the customer asked"), (entry.Subject.Kind, entry.Subject.Name, entry.Reason));
    }

    [Theory]
    [InlineData(PortalRole.Support, true)]
    [InlineData(PortalRole.Monitor, false)]
    public async Task Content_that_a_trace_was_asked_to_show_is_for_roles_that_see_numbers_on_the_page_and_in_the_file(string role, bool sees)
    {
        const string Number = "8613800000001";
        string[] secrets = [Number, "hush-hush", "c0ffee"];
        await using var portal = new PortalUnderTest(role: role);
        var trace = portal.Services.GetRequiredService<WireTrace>();
        trace.Start(new TraceOrder(TraceSubjectKind.Recipient, "+" + Number, TraceOrder.UsualDuration, true, "support", "the customer asked"))!.Add(new TraceEntry
        {
            At = portal.Clock.GetUtcNow(),
            Protocol = TraceProtocol.SmppClient,
            IsOutgoing = true,
            Peer = "upstream",
            What = $"submit_sm to {Number}",
            Status = "ESME_ROK",
            Fields = [new TraceField("destination", Number), new TraceField("short_message", "hush-hush")],
            Hex = "c0ffee",
            RequestBody = $"for {Number}: hush-hush",
            AnswerBody = $"to {Number}",
        });

        var page = portal.Open<TracePage>("/trace");
        var file = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "somebody"), new(ClaimTypes.Role, role)], "test")), Response = { Body = new MemoryStream() } };
        await TraceExport.WriteAsync(file, trace, portal.Audit, Xunit.TestContext.Current.CancellationToken);

        Assert.NotEmpty(page.FindAll("[data-testid=trace-entry]"));
        var text = Encoding.UTF8.GetString(((MemoryStream)file.Response.Body).ToArray());
        Assert.Contains("ESME_ROK", text, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.True(sees == page.Markup.Contains(secret, StringComparison.Ordinal) && sees == text.Contains(secret, StringComparison.Ordinal), $"{secret}: {page.Markup} {text}"));
        Assert.Contains(sees ? $"submit_sm to {Number}" : "submit_sm to 86138****0001", page.Find("[data-testid=trace-what]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Monitor_sees_what_is_traced_and_starts_nothing()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Monitor);
        var page = portal.Open<TracePage>("/trace");
        Assert.Equal("No trace runs", page.Find("[data-testid=empty] strong").TextContent);
        portal.Services.GetRequiredService<WireTrace>().Start(new TraceOrder(TraceSubjectKind.Account, "demo", TraceOrder.UsualDuration, false, "support", ""));
        portal.Clock.Advance(TimeSpan.FromMilliseconds(500));

        page.WaitForElement("[data-testid=trace-run]");
        Assert.NotEmpty(page.FindAll("[data-testid=trace-download]"));
        Assert.Empty(page.FindAll("[data-testid=trace-form], [data-testid=trace-stop], [data-testid=trace-discard]"));
    }

    [Fact]
    public void Entries_that_come_wait_behind_a_bar_and_what_is_read_stays()
    {
        var run = Start();
        var page = _portal.Open<TracePage>("/trace");
        Add(run, 2);
        Tick();
        page.WaitForAssertion(() => Assert.Equal(["2", "1"], Numbers(page)));
        Add(run, 3);
        Tick();
        page.WaitForAssertion(() => Assert.Equal("3", page.Find("[data-testid=new-rows]").GetAttribute("data-count")));
        Assert.Equal(["2", "1"], Numbers(page));

        page.Find("[data-testid=new-rows]").Click();

        Assert.Equal(["5", "4", "3", "2", "1"], Numbers(page));
        Assert.Empty(page.FindAll("[data-testid=new-rows]"));
    }

    [Fact]
    public void Older_entries_are_on_pages_of_their_own()
    {
        Add(Start(), 250);
        Assert.EndsWith("before=151", _portal.Open<TracePage>("/trace").Find("[data-testid=next]").GetAttribute("href"), StringComparison.Ordinal);
        var second = _portal.Open<TracePage>("/trace?before=151");
        Assert.Equal(("150", "51"), (Numbers(second)[0], Numbers(second)[^1]));
    }

    [Fact]
    public async Task Trace_is_stopped_and_discarded()
    {
        Add(Start(), 1);
        var page = _portal.Open<TracePage>("/trace");
        await page.Find("[data-testid=trace-stop]").ClickAsync();
        Assert.Null(Trace.Running);
        Assert.Equal("/trace/entries.jsonl", page.Find("[data-testid=trace-download]").GetAttribute("href"));
        await page.Find("[data-testid=trace-discard]").ClickAsync();
        Assert.Null(Trace.Last);
        Assert.Empty(page.FindAll("[data-testid=trace-run]"));
    }

    private static string?[] Numbers(IRenderedComponent<TracePage> page) => [.. page.FindAll("[data-testid=trace-entry]").Select(entry => entry.GetAttribute("data-number"))];

    private static void Add(TraceRun run, int entries)
    {
        for (var entry = 0; entry < entries; entry++)
        {
            run.Add(new TraceEntry { At = Sample.Noon, Protocol = TraceProtocol.SmppServer, IsOutgoing = false, Peer = "esme-1", What = "submit_sm", Sequence = 7, Fields = [new TraceField("service_type", "WAP")], Hex = "00" });
        }
    }

    private TraceRun Start() => Trace.Start(new TraceOrder(TraceSubjectKind.Account, "demo", TraceOrder.UsualDuration, false, "support", ""))!;

    private void Tick() => _portal.Clock.Advance(TimeSpan.FromMilliseconds(500));
}
