using Bunit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class PushDetailsPageTests : IAsyncDisposable
{
    private static readonly string Id = PublicId.Format(PublicId.Push, 1_000_000);

    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData(TransactionState.Pending, TransactionStep.Deferred, "Deferred")]
    [InlineData(TransactionState.Pending, TransactionStep.Queued, "Queued")]
    [InlineData(TransactionState.Pending, TransactionStep.Suspended, "At the SMSC")]
    [InlineData(TransactionState.Pending, TransactionStep.WaitingToRetry, "Waiting to retry")]
    [InlineData(TransactionState.Delivered, TransactionStep.None, "Delivered")]
    [InlineData(TransactionState.Undeliverable, TransactionStep.None, "Undeliverable")]
    [InlineData(TransactionState.Expired, TransactionStep.None, "Expired")]
    [InlineData(TransactionState.Cancelled, TransactionStep.None, "Cancelled")]
    [InlineData(TransactionState.Rejected, TransactionStep.None, "Rejected")]
    [InlineData(TransactionState.Aborted, TransactionStep.None, "Aborted")]
    [InlineData(TransactionState.Timeout, TransactionStep.None, "Timeout")]
    public void Each_state_and_step_is_shown_by_word_and_icon(TransactionState state, TransactionStep step, string word)
    {
        var chip = Open(Sample.Transaction(state, step)).Find("[data-testid=state-chip]");
        Assert.Equal((word, state.Word(), step.Word()), (chip.TextContent.Trim(), chip.GetAttribute("data-state"), chip.GetAttribute("data-step")));
        Assert.NotNull(chip.QuerySelector("svg path"));
    }

    [Fact]
    public void Each_cause_is_given_in_words()
    {
        foreach (var cause in Enum.GetValues<FailureCause>())
        {
            var page = Open(Sample.Transaction(TransactionState.Undeliverable, cause: cause));
            Assert.Equal(cause.Words(), page.Find("[data-testid=reason]").TextContent);
        }
    }

    [Fact]
    public async Task Causes_are_given_in_Chinese_too()
    {
        await using var portal = new PortalUnderTest("zh-CN");
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Undeliverable, cause: FailureCause.MemoryFull));
        var page = portal.Open<PushDetailsPage>($"/pushes/{Id}", route => route.Add(page => page.Id, Id));
        Assert.Equal("手机短信存储已满", page.Find("[data-testid=reason]").TextContent);
    }

    [Fact]
    public void Text_message_shows_its_text()
    {
        _portal.Pushes.Put(
            Sample.Push() with { ContentType = null, Href = null, Form = new ShortMessageForm { DataCoding = DataCodingScheme.Ucs2 }, Datagram = Convert.FromHexString("4F60597D") },
            Sample.Transaction(TransactionState.Delivered));

        var page = _portal.Open<PushDetailsPage>($"/pushes/{Id}?tab=content", route => route.Add(page => page.Id, Id));

        var field = Assert.Single(page.FindAll("[data-testid=content-field]"));
        Assert.Equal(("text", "你好"), (field.GetAttribute("data-name"), field.QuerySelector("dd")!.TextContent.Trim()));
    }

    [Fact]
    public void A_change_repaints_the_page_and_leaves_the_open_tab()
    {
        var page = Open(Sample.Transaction(step: TransactionStep.Suspended), "?tab=content");
        var delivered = Sample.Transaction(TransactionState.Delivered);
        _portal.Pushes.Put(Sample.Push(), delivered);
        _portal.Feed.Send(Sample.Changed(delivered));

        page.WaitForAssertion(() => Assert.Equal("delivered", page.Find("[data-testid=state-chip]").GetAttribute("data-state")));
        Assert.Equal("delivered", page.Find("[data-testid=status-chip]").GetAttribute("data-status"));
        Assert.Equal("page", page.Find("[data-testid=tab-content]").GetAttribute("aria-current"));
        Assert.NotNull(page.Find("[data-testid=datagram]"));
    }

    [Fact]
    public void A_change_between_the_query_and_the_watching_is_not_missed()
    {
        _portal.Feed.BeforeSubscribing = () => _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Delivered));
        var page = Open(Sample.Transaction(step: TransactionStep.Queued));
        page.WaitForAssertion(() => Assert.Equal("delivered", page.Find("[data-testid=state-chip]").GetAttribute("data-state")));
    }

    [Fact]
    public void A_change_of_another_push_asks_for_nothing()
    {
        var page = Open(Sample.Transaction(step: TransactionStep.Suspended));
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Delivered));
        _portal.Feed.Send(Sample.Changed(Sample.Transaction(pushId: 5_000_000, id: 5_000_256)));
        Assert.Equal("pending", page.Find("[data-testid=state-chip]").GetAttribute("data-state"));
    }

    [Fact]
    public void Lines_that_follow_the_end_appear_without_a_change_of_state()
    {
        var page = Open(Sample.Transaction(TransactionState.Delivered));
        Assert.Empty(page.FindAll("[data-testid=timeline-entry]"));
        _portal.Pushes.PutLines(1_000_256, Line(TimelineKind.Fetched, new TimelineDetails.FetchSeen("http://example.com/", 200, 512, 20)));
        _portal.Clock.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Contains("HTTP 200, 512 octets, 20 ms", page.Find("[data-testid=timeline-entry]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_timeline_tells_every_kind_of_line_and_every_attempt()
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Delivered));
        var report = new GroupReport
        {
            Link = "upstream",
            LinkKind = LinkKind.Smpp,
            Reference = 0x2a,
            Segments = 3,
            DeliveredBefore = [3],
            Attempts = [new AttemptReport(1, Sample.Noon, 12, SegmentAnswerKind.Temporary, FailureCause.SubscriberBusy, 0x58), new AttemptReport(2, Sample.Noon, 10, SegmentAnswerKind.Delivered, FailureCause.None)],
        };
        TimelineEntry[] lines = [.. Enum.GetValues<TimelineKind>().Select(kind => Line(kind, kind == TimelineKind.Delivered ? new TimelineDetails.GroupEnded(report, null) : null))];
        _portal.Pushes.PutLines(1_000_256, lines);

        var page = Open(null);
        Assert.Equal(lines.Select(line => line.Kind.ToString()), page.FindAll("[data-testid=timeline-entry]").Select(entry => entry.GetAttribute("data-kind")));
        Assert.DoesNotContain("Timeline_", page.Find("[data-testid=timeline]").TextContent, StringComparison.Ordinal);
        var attempts = page.FindAll("[data-testid=attempt]");
        Assert.Equal(["Temporary failure: The handset is busy with another short message", "Delivered"], attempts.Select(attempt => attempt.Children[^1].TextContent.Trim()));
        Assert.Equal(["0x58 ESME_RTHROTTLED", ""], page.FindAll("[data-testid=answer-code]").Select(code => code.TextContent));
        Assert.All(attempts, attempt => Assert.Contains("upstream", attempt.TextContent, StringComparison.Ordinal));
        Assert.Contains("Delivered by an earlier try", page.Find("[data-testid=delivered-before][data-segment='3']").TextContent, StringComparison.Ordinal);
        Assert.Contains("concatenation reference 2a", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_content_is_shown_decoded_and_in_segments_with_the_reference_that_was_on_the_air()
    {
        var push = Sample.Push(text: new string('a', 200));
        _portal.Pushes.Put(push, Sample.Transaction(TransactionState.Delivered));
        var report = new GroupReport { Link = "simulator", Reference = 0x2a, Segments = 2, Attempts = [new AttemptReport(1, Sample.Noon, 12, SegmentAnswerKind.Delivered, FailureCause.None)] };
        _portal.Pushes.PutLines(1_000_256, Line(TimelineKind.Delivered, new TimelineDetails.GroupEnded(report, null)));

        var page = Open(null, "?tab=content");
        Assert.Equal(new string('a', 200), page.Find("[data-name=text] dd").TextContent);
        Assert.Equal(Convert.ToHexStringLower(push.Datagram.Span), page.Find("[data-testid=datagram]").GetAttribute("data-hex"));
        var segments = page.FindAll("[data-testid=segment]");
        Assert.Equal(["0b00032a020105040b8423f0", "0b00032a020205040b8423f0"], segments.Select(segment => segment.GetAttribute("data-header")));
        Assert.Equal(Convert.ToHexStringLower(push.Datagram.Span), string.Concat(segments.Select(segment => segment.GetAttribute("data-user-data"))));
    }

    [Theory]
    [InlineData("psh_0000000000009")]
    [InlineData("nonsense")]
    public void What_is_not_there_or_is_anothers_is_not_found(string id)
    {
        var page = _portal.Open<PushDetailsPage>($"/pushes/{id}", route => route.Add(page => page.Id, id));
        Assert.Empty(page.FindAll("h1"));
    }

    [Theory]
    [InlineData(TransactionStep.Queued, 1)]
    [InlineData(TransactionStep.Suspended, 0)]
    public void Only_what_the_SMSC_does_not_have_can_be_cancelled(TransactionStep step, int buttons) =>
        Assert.Equal(buttons, Open(Sample.Transaction(step: step)).FindAll("[data-testid=cancel-push]").Count);

    [Fact]
    public void Copies_and_what_they_were_made_of_name_each_other()
    {
        var original = Sample.Push();
        var copy = Sample.Push(id: 2_000_000, initiatorPushId: "order-18") with { CopyOf = original.Id };
        _portal.Pushes.Put(copy, Sample.Transaction(TransactionState.Delivered, id: 2_000_256, pushId: copy.Id));

        var link = Open(Sample.Transaction(TransactionState.Undeliverable)).Find("[data-testid=copies] a");
        var copyId = PublicId.Format(PublicId.Push, copy.Id);
        Assert.Equal(($"/pushes/{copyId}", copyId), (link.GetAttribute("href"), link.TextContent));

        var page = _portal.Open<PushDetailsPage>($"/pushes/{copyId}", route => route.Add(page => page.Id, copyId));
        Assert.Equal($"/pushes/{Id}", page.Find("[data-testid=copy-of] a").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-testid=copies]"));
    }

    [Theory]
    [InlineData(PortalRole.Admin, true)]
    [InlineData(PortalRole.Support, false)]
    [InlineData(PortalRole.Monitor, false)]
    [InlineData(PortalRole.SpOwner, true)]
    [InlineData(PortalRole.SpMember, true)]
    [InlineData(PortalRole.SpReader, false)]
    public async Task Copies_are_offered_to_those_who_may_submit(string role, bool offered)
    {
        await using var portal = new PortalUnderTest(role: role);
        var failed = Sample.Transaction(TransactionState.Undeliverable);
        portal.Pushes.Put(Sample.Push(), failed);
        var page = portal.Open<PushDetailsPage>($"/pushes/{Id}", route => route.Add(page => page.Id, Id));

        Assert.Equal(offered ? [$"/pushes/new?copy={Id}"] : [], page.FindAll("[data-testid=resend-as-new]").Select(link => link.GetAttribute("href")));
        Assert.Equal(offered ? [$"/pushes/new?copy={Id}&for=failed"] : [], page.FindAll("[data-testid=edit-copy]").Select(link => link.GetAttribute("href")));
        string[] one = [$"/pushes/new?copy={Id}&t={PublicId.Format(PublicId.Transaction, failed.Id)}"];
        Assert.Equal(offered ? one : [], page.FindAll("[data-testid=copy-for]").Select(link => link.GetAttribute("href")));
        Assert.Equal(offered ? one : [], portal.Open<FailuresPage>("/failures").FindAll("[data-testid=copy-for]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void What_was_delivered_can_be_resent_but_has_nobody_that_failed()
    {
        var page = Open(Sample.Transaction(TransactionState.Delivered));
        Assert.Single(page.FindAll("[data-testid=resend-as-new]"));
        Assert.Empty(page.FindAll("[data-testid=edit-copy], [data-testid=copy-for]"));
    }

    [Fact]
    public void Text_message_is_not_offered_as_a_copy()
    {
        _portal.Pushes.Put(Sample.Push() with { ContentType = null, Form = new ShortMessageForm { DataCoding = DataCodingScheme.Ucs2 }, Datagram = Convert.FromHexString("4F60597D") }, Sample.Transaction(TransactionState.Delivered));
        Assert.Empty(Open(null).FindAll("[data-testid=resend-as-new]"));
    }

    private static TimelineEntry Line(TimelineKind kind, TimelineDetails? details) => new()
    {
        TransactionId = 1_000_256,
        At = Sample.Noon,
        Kind = kind,
        State = TransactionState.Delivered,
        Step = TransactionStep.None,
        Details = details,
    };

    private IRenderedComponent<PushDetailsPage> Open(Transaction? transaction, string query = "")
    {
        if (transaction is not null)
        {
            _portal.Pushes.Put(Sample.Push(), transaction);
        }

        return _portal.Open<PushDetailsPage>($"/pushes/{Id}{query}", route => route.Add(page => page.Id, Id));
    }
}
