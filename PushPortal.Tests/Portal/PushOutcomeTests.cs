using System.Text;
using Bunit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Api;
using PushPortal.Web.Api.Pushes;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>What the page of a push says about what happened, who said so, what is next, and why.</summary>
public sealed class PushOutcomeTests : IAsyncDisposable
{
    private static readonly Uri Target = new("https://pi.example/results");

    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData(FailureCause.UnknownSubscriber, "The mobile network (upstream)", "Check the number")]
    [InlineData(FailureCause.MemoryFull, "The handset (upstream)", "delete messages")]
    [InlineData(FailureCause.LinkMisconfigured, "The link to the network (upstream)", "credentials")]
    [InlineData(FailureCause.NoLink, "The SMSC", "prefix")]
    [InlineData(FailureCause.LifetimeEnded, "This gateway", "new lifetime")]
    public void Failure_says_who_said_so_and_what_to_do(FailureCause cause, string who, string advice)
    {
        var failed = Sample.Transaction(TransactionState.Undeliverable, cause: cause);
        _portal.Pushes.Put(Sample.Push(), failed);
        _portal.Pushes.PutLines(failed.Id, Ended(failed, 0x0B));

        var outcome = Open().Find("[data-testid=outcome]");

        Assert.Equal(who, outcome.QuerySelector("[data-testid=said-by]")!.TextContent);
        Assert.Contains(advice, outcome.QuerySelector("[data-testid=outcome-advice]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0x0B ESME_RINVDSTADR", outcome.TextContent, StringComparison.Ordinal);
        Assert.Contains("Press Retry", outcome.QuerySelector("[data-testid=next-step]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TransactionStep.Deferred, FailureCause.None, "It is handed to the SMSC at")]
    [InlineData(TransactionStep.Suspended, FailureCause.None, "The SMSC answers, at the latest")]
    [InlineData(TransactionStep.WaitingToRetry, FailureCause.NetworkCongestion, "It is tried again at")]
    [InlineData(TransactionStep.WaitingToRetry, FailureCause.AbsentSubscriber, "It is tried again when the handset is back, at the latest")]
    public void Pending_says_what_happens_next_and_when(TransactionStep step, FailureCause cause, string next)
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(step: step, cause: cause) with { DueAt = Sample.Noon.AddMinutes(5) });

        var shown = Open().Find("[data-testid=next-step]");

        Assert.StartsWith(next, shown.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-11-23T12:05:00.0000000Z", shown.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public void Explanation_goes_from_the_door_to_the_notification()
    {
        var failed = Sample.Transaction(TransactionState.Undeliverable, cause: FailureCause.AbsentSubscriber);
        _portal.Pushes.Put(Sample.Push() with { Notify = new NotificationTarget(NotificationKind.Pap, Target) }, failed);
        _portal.Pushes.PutLines(failed.Id, Ended(failed, 0), Told(failed, TimelineKind.NotificationRefused, 500, Sample.Noon.AddMinutes(1)));

        var explained = Open("?tab=explain").Find("[data-testid=explain]").QuerySelectorAll("li").Select(line => line.TextContent).ToList();

        Assert.Contains(explained, line => line.StartsWith("Accepted", StringComparison.Ordinal) && line.Contains("REST", StringComparison.Ordinal) && line.Contains(FixedAccounts.Demo.Code, StringComparison.Ordinal));
        Assert.Contains(explained, line => line.Contains("An API key of the account that has the scope to submit", StringComparison.Ordinal));
        Assert.Contains(explained, line => line.Contains("the account has no quota now", StringComparison.Ordinal));
        Assert.Contains(explained, line => line.Contains("the content goes as it was submitted", StringComparison.Ordinal));
        Assert.Contains(explained, line => line.Contains("application/vnd.wap.sic", StringComparison.Ordinal));
        Assert.Contains(explained, line => line.Contains("by link upstream", StringComparison.Ordinal));
        Assert.Contains(explained, line => line.Contains("0 of 1 short messages acknowledged, 1 sent", StringComparison.Ordinal));
        Assert.Contains(explained, line => line.Contains("no: its lifetime does not allow another", StringComparison.Ordinal));
        Assert.Contains(explained, line => line.Contains(Target.OriginalString, StringComparison.Ordinal));
        Assert.Contains("500", explained[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Notifications_show_each_try_and_what_is_sent()
    {
        var delivered = Sample.Transaction(TransactionState.Delivered);
        _portal.Pushes.Put(Sample.Push() with { Notify = new NotificationTarget(NotificationKind.Webhook, Target) }, delivered);
        _portal.Pushes.PutLines(delivered.Id, Told(delivered, TimelineKind.NotificationRefused, 503, Sample.Noon.AddMinutes(1)), Told(delivered, TimelineKind.NotificationConfirmed, 200, null));

        var page = Open("?tab=notifications");

        Assert.Equal(["503", "200"], page.FindAll("[data-testid=notification-tries] tbody tr").Select(row => row.QuerySelectorAll("td")[3].TextContent));
        Assert.Contains("\"type\":\"transaction.delivered\"", page.Find("[data-testid=notification-body]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Push_without_a_notification_says_how_to_get_one()
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Delivered));
        Assert.Contains("notify URL", Open("?tab=notifications").Find("[data-testid=empty]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_sent_again_as_a_request_of_the_same_octets()
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Delivered));
        var page = Open("?tab=request");
        var curl = page.Find("[data-testid=sample]").TextContent;
        var (request, problem) = JsonRequest.Read(Encoding.UTF8.GetBytes(curl[(curl.IndexOf("-d '", StringComparison.Ordinal) + 4)..^1]), members => SubmitBody.Read(members, FixedAccounts.Demo, PushSource.Rest));
        Assert.Null(problem);
        Assert.Equal(Sample.Push().Datagram.ToArray(), PushEncoder.Encode(request!, new PpgPolicy(), Sample.Noon).Datagram.ToArray());
        await page.Find("[data-testid=sample-hex]").ClickAsync();
        Assert.Equal(Convert.ToHexStringLower(Sample.Push().Datagram.Span), page.Find("[data-testid=sample]").TextContent);
    }

    private static TimelineEntry Ended(Transaction transaction, int code) => new()
    {
        TransactionId = transaction.Id,
        At = Sample.Noon,
        Kind = TimelineKind.Failed,
        State = transaction.State,
        Step = TransactionStep.None,
        Cause = transaction.Cause,
        Details = new TimelineDetails.GroupEnded(
            new GroupReport { Link = "upstream", LinkKind = LinkKind.Smpp, Segments = 1, Attempts = [new(1, Sample.Noon, 20, SegmentAnswerKind.Permanent, transaction.Cause, code)] },
            null,
            SubmitOutcome.TemporaryFailure),
    };

    private static TimelineEntry Told(Transaction transaction, TimelineKind kind, int status, DateTimeOffset? next) => new()
    {
        TransactionId = transaction.Id,
        At = Sample.Noon,
        Kind = kind,
        State = transaction.State,
        Step = TransactionStep.None,
        Details = new TimelineDetails.NotificationTried(Target, 1, status, null, next),
    };

    private IRenderedComponent<PushDetailsPage> Open(string query = "")
    {
        var id = PublicId.Format(PublicId.Push, Sample.Push().Id);
        return _portal.Open<PushDetailsPage>($"/pushes/{id}{query}", page => page.Add(shown => shown.Id, id));
    }
}
