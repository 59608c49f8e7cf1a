using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Reports;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Portal;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Persistence;

/// <summary>What is counted by day, of accounts and of links.</summary>
public abstract class ReportsTests : IDisposable
{
    private readonly StoreUnderTest _it;
    private readonly Infrastructure.Persistence.Reports _reports;

    protected ReportsTests(StorageProvider provider)
    {
        _it = new StoreUnderTest(provider);
        _reports = new Infrastructure.Persistence.Reports(_it, new FixedAccounts());
    }

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Account_has_what_it_submitted_and_what_ended_in_the_day()
    {
        var mine = await _it.TakeAsync(Request("mine", "+8613800000001", "+8613800000002", "+8613800000003"));
        var segments = mine.Sum(transaction => transaction.Segments);
        await _it.TakeAsync(Request("theirs") with { Account = Account(2) });
        _it.Clock.Advance(TimeSpan.FromMilliseconds(150));
        await _it.EndAsync(mine[0], delivered: true);
        await _it.EndAsync(mine[1], delivered: false);
        _it.Clock.Advance(TimeSpan.FromDays(1));
        await _it.HappenAsync(mine[2], new TransactionEvent.LifetimeEnded());

        var lines = await ByAccountAsync(null);
        Assert.Equal(
            [
                "2026-03-02 demo: 0 of 0 segments, 0 delivered, 1 failed, 1 expired",
                $"2026-03-01 demo: 3 of {segments} segments, 1 delivered, 1 failed, 0 expired",
                $"2026-03-01 other: 1 of {mine[0].Segments} segments, 0 delivered, 0 failed, 0 expired",
            ],
            lines.Select(Text));
        Assert.InRange(lines[1].Figures.Median!.Value.TotalMilliseconds, 100, 200);
        Assert.Equal((0.5, null), (lines[1].Figures.SuccessRate, lines[2].Figures.SuccessRate));
        Assert.Equal(["2026-03-01 other"], (await ByAccountAsync(2)).Select(line => $"{line.Day.Day:yyyy-MM-dd} {line.Of}"));
    }

    [Fact]
    public async Task Day_is_one_of_the_zone_that_is_asked_for()
    {
        await _it.TakeAsync(Request("noon"));
        _it.Clock.Advance(TimeSpan.FromHours(5));
        await _it.TakeAsync(Request("evening"));

        Assert.Equal([2], (await ByAccountAsync(1)).Select(line => line.Figures.Pushes));
        Assert.Equal([(2, 1), (1, 1)], (await ByAccountAsync(1, "Asia/Shanghai")).Select(line => (line.Day.Day.Day, line.Figures.Pushes)));
    }

    [Fact]
    public async Task Link_has_what_ended_on_it_and_what_came_to_none_stands_apart()
    {
        var taken = await _it.TakeAsync(Request("mine", "+8613800000001", "+8613800000002", "+8613800000003", "+8613800000004"));
        await _it.EndAsync(taken[0], delivered: true);
        await _it.EndAsync(taken[1], delivered: false);
        var tried = (await _it.SuspendAsync(taken[2]))!;
        await _it.HappenAsync(tried, new TransactionEvent.GroupFailed(Failed(tried.SubmissionId!.Value), _it.Now.AddMinutes(1)));
        await _it.HappenAsync(taken[3], new TransactionEvent.CancelRequested());

        var lines = await ByLinkAsync();
        Assert.Equal(
            [
                $"2026-03-01 link: 2 of {taken[0].Segments * 2} segments, 1 delivered, 1 failed, 0 expired",
                "2026-03-01 : 1 of 0 segments, 0 delivered, 1 failed, 0 expired",
            ],
            lines.Select(Text));
        Assert.Equal(1, lines[0].Figures.Times.All);
    }

    [Theory]
    [InlineData("expired", "1 expired")]
    [InlineData("cancelled", "0 expired")]
    [InlineData("silent", "0 expired")]
    public async Task Failure_of_one_that_was_tried_on_a_link_counts_there_however_it_ended(string end, string expired)
    {
        var taken = (await _it.TakeAsync(Request("mine", "+8613800000001") with { DeliverBefore = _it.Now.AddHours(1) }))[0];
        var tried = await _it.SuspendAsync(taken);
        tried = (await _it.HappenAsync(tried, new TransactionEvent.GroupFailed(Failed(tried.SubmissionId!.Value), _it.Now.AddMinutes(1))))!;
        // It is read from the store by who ends it.
        _it.Restart(_it.Now.AddHours(2));
        var waiting = (await _it.Store.FindAsync([tried.Id], Token))[0].Transaction;
        TransactionEvent happened = end switch
        {
            "expired" => new TransactionEvent.LifetimeEnded(),
            "cancelled" => new TransactionEvent.CancelRequested(),
            _ => new TransactionEvent.SmscSilent(),
        };
        Assert.NotNull(await _it.HappenAsync(end == "silent" ? await _it.SuspendAsync(waiting) : waiting, happened));

        Assert.Equal([$"2026-03-01 link: 1 of {taken.Segments} segments, 0 delivered, 1 failed, {expired}"], (await ByLinkAsync()).Select(Text));
    }

    [Fact]
    public async Task Lists_of_a_link_have_what_its_report_counts()
    {
        var ended = new Dictionary<string, long>();
        foreach (var name in (string[])["delivered", "failed", "cancelled", "waiting"])
        {
            var taken = (await _it.TakeAsync(Request(name) with { DeliverBefore = _it.Now.AddHours(1), Tags = ["promo"] }))[0];
            Task ending = name switch
            {
                "cancelled" => _it.HappenAsync(taken, new TransactionEvent.CancelRequested()),
                "waiting" => WaitAsync(taken),
                _ => _it.EndAsync(taken, name == "delivered"),
            };
            await ending;
            ended[name] = taken.PushId;
            _it.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await _it.EndAsync((await _it.TakeAsync(Request("theirs") with { Account = Account(2) }))[0], delivered: true);
        _it.Execute("UPDATE transactions SET link = 'other' WHERE account_id = 2");

        Assert.Equal(["failed", "delivered"], await PushesAsync(new PushFilter { Link = "link" }));
        Assert.Equal(["delivered"], await PushesAsync(new PushFilter { Link = "link", Status = PushStatus.Delivered }));
        Assert.Equal(["failed", "delivered"], await PushesAsync(new PushFilter { Link = "link", AccountId = 1, Tag = "promo" }));
        Assert.Equal(["failed"], await PushesAsync(new PushFilter { Link = "link", Tag = "promo", Status = PushStatus.Failed }));
        Assert.Equal(["delivered"], await PushesAsync(new PushFilter { Link = "link", InitiatorPushId = "delivered" }));
        Assert.Equal(["delivered"], await PushesAsync(new PushFilter { Link = "link", After = ended["failed"] }));
        Assert.Equal(["failed"], await PushesAsync(new PushFilter { Link = "link", From = StoreUnderTest.Start.AddSeconds(1) }));
        Assert.Equal(["cancelled"], await PushesAsync(new PushFilter { Link = "" }));
        Assert.Empty(await PushesAsync(new PushFilter { Link = "other", AccountId = 1 }));

        var ofLink = new FailureFilter { Link = "link" };
        Assert.Equal(["failed"], await FailuresAsync(ofLink));
        Assert.Equal(["failed"], await FailuresAsync(ofLink with { Expiry = new ExpiryRange(_it.Now, _it.Now.AddHours(2)), AccountId = 1 }));
        Assert.Equal(["cancelled"], await FailuresAsync(new FailureFilter { Link = "", From = StoreUnderTest.Start, To = StoreUnderTest.Start.AddHours(1) }));
        Assert.Empty(await FailuresAsync(new FailureFilter { Link = "", Retryable = true }));
        Assert.Empty(await FailuresAsync(ofLink with { AccountId = 2 }));
        Assert.Empty(await FailuresAsync(new FailureFilter { Link = "other" }));
        Assert.Equal(1, Assert.Single(await _it.Enquiries.FailureGroupsAsync(ofLink, Token)).Count);

        async Task WaitAsync(Transaction taken)
        {
            var tried = await _it.SuspendAsync(taken);
            await _it.HappenAsync(tried, new TransactionEvent.GroupFailed(Failed(tried.SubmissionId!.Value), _it.Now.AddMinutes(1)));
        }

        async Task<IEnumerable<string>> PushesAsync(PushFilter filter) => (await _it.Enquiries.PageAsync(filter, Token)).Rows.Select(row => row.Push.InitiatorPushId);

        async Task<IEnumerable<string>> FailuresAsync(FailureFilter filter)
        {
            var listed = (await _it.Enquiries.FailuresAsync(filter, null, 10, Token)).Rows.Select(row => row.InitiatorPushId).ToList();
            Assert.Equal(listed.Count, (await _it.Enquiries.FailureGroupsAsync(filter, Token)).Sum(group => group.Count));
            return listed;
        }
    }

    [Fact]
    public async Task Run_that_came_to_no_link_does_not_count_on_that_of_the_run_before()
    {
        var failed = await _it.EndAsync((await _it.TakeAsync(Request("again", "+8613800000001")))[0], delivered: false);
        var again = (await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("somebody", _it.Now.AddHours(1), false)))!;
        await _it.HappenAsync(again, new TransactionEvent.CancelRequested());

        Assert.Equal(
            ["2026-03-01 : 1 of 0 segments, 0 delivered, 1 failed, 0 expired", $"2026-03-01 link: 1 of {failed.Segments} segments, 0 delivered, 1 failed, 0 expired"],
            (await ByLinkAsync()).Select(Text));
    }

    [Fact]
    public async Task Links_and_accounts_agree_on_what_ended_also_after_a_retry_and_a_restart()
    {
        foreach (var at in Enumerable.Range(0, 20))
        {
            await _it.EndAsync((await _it.TakeAsync(Request($"push-{at}") with { Account = Account(1 + (at % 2)) }))[0], delivered: at % 3 > 0);
        }

        var failed = await _it.EndAsync((await _it.TakeAsync(Request("again")))[0], delivered: false);
        _it.Restart();
        var again = (await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("somebody", _it.Now.AddHours(1), false)))!;
        await _it.EndAsync(again, delivered: true);

        var (accounts, links) = (Sum(await ByAccountAsync(null)), Sum(await ByLinkAsync()));
        Assert.Equal((accounts.Delivered, accounts.Failed), (links.Delivered, links.Failed));
        Assert.Equal(accounts.Times.Counts, links.Times.Counts);
        Assert.Equal((14, 8), (links.Delivered, links.Failed));
    }

    [Fact]
    public async Task Recipient_that_is_rejected_at_once_came_to_no_link_and_has_no_segments()
    {
        await _it.TakeAsync(Request("mine") with { Recipients = [new("+8613800000001"), new("nonsense") { Problem = "is no number" }] });

        var account = Assert.Single(await ByAccountAsync(1)).Figures;
        var link = Assert.Single(await ByLinkAsync());
        Assert.Equal((2, 1, 1), (account.Pushes, account.Failed, link.Figures.Failed));
        Assert.Equal(("", 0), (link.Of, link.Figures.Segments));
        Assert.True(account.Segments > 0);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Text(ReportLine line) =>
        $"{line.Day.Day:yyyy-MM-dd} {line.Of}: {line.Figures.Pushes} of {line.Figures.Segments} segments, {line.Figures.Delivered} delivered, {line.Figures.Failed} failed, {line.Figures.Expired} expired";

    private static ReportFigures Sum(IReadOnlyList<ReportLine> lines) => lines.Aggregate(ReportFigures.None, (sum, line) => sum.Add(line.Figures));

    private ReportRange Range(string zone) => ReportRange.Of(new DateOnly(2026, 2, 27), new DateOnly(2026, 3, 3), TimeZoneInfo.FindSystemTimeZoneById(zone), _it.Now)!;

    private Task<IReadOnlyList<ReportLine>> ByAccountAsync(long? accountId, string zone = "UTC") => _reports.ByAccountAsync(Range(zone), accountId, Token);

    private Task<IReadOnlyList<ReportLine>> ByLinkAsync() => _reports.ByLinkAsync(Range("UTC"), Token);

    public sealed class OnSqlite() : ReportsTests(StorageProvider.Sqlite)
    {
        [Fact]
        public void Failures_of_a_link_are_counted_in_their_index_alone() => Assert.Contains(
            "USING COVERING INDEX transactions_failures_of_link (link=? AND updated_at>? AND updated_at<?)", _it.Plan(LinkFailureQuery.CountSql), StringComparison.Ordinal);

        [Fact]
        public async Task Only_the_hours_of_the_days_are_read()
        {
            var seen = new SeenStatements(_it);
            var reports = new Infrastructure.Persistence.Reports(seen, new FixedAccounts());
            await reports.ByAccountAsync(Range("UTC"), null, Token);
            await reports.ByLinkAsync(Range("UTC"), Token);

            Assert.Contains("SEARCH c USING PRIMARY KEY (account_id=? AND hour>? AND hour<?)", _it.Plan(seen.All[0]), StringComparison.Ordinal);
            Assert.Contains("SEARCH c USING PRIMARY KEY (hour>? AND hour<?)", _it.Plan(seen.All[1]), StringComparison.Ordinal);
            Assert.Equal(2, seen.All.Count);
        }
    }

    public sealed class OnPostgreSql() : ReportsTests(StorageProvider.PostgreSql);
}
