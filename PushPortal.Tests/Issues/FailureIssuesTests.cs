using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Issues;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Portal;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Issues;

/// <summary>Issues in their table, over failures in theirs.</summary>
public sealed class FailureIssuesTests : IDisposable
{
    private static readonly Actor Anna = Actor.User("anna", "10.0.0.7");
    private static readonly Actor Bert = Actor.User("bert", "10.0.0.8");
    private static readonly FailureKind Absent = new(TransactionState.Undeliverable, FailureCause.AbsentSubscriber);
    private static readonly FailureKind Full = new(TransactionState.Undeliverable, FailureCause.MemoryFull);
    private static readonly IssueKey OfAll = new(null, Absent);
    private static readonly IssueKey OfDemo = new(FixedAccounts.Demo.Id, Absent);

    private readonly StoreUnderTest _it = new();
    private readonly FailureIssues _issues;

    public FailureIssuesTests()
    {
        var users = new KeptUsers();
        users.All.AddRange(
        [
            new("anna", PortalRole.Support, null, true, false, null), new("gone", PortalRole.Support, null, false, false, null),
            new("monitor", PortalRole.Monitor, null, true, false, null), new("owner", PortalRole.SpOwner, 1, true, false, null),
        ]);
        _issues = new FailureIssues(_it, users, new FixedAccounts(), _it.Clock);
    }

    public void Dispose()
    {
        _issues.Dispose();
        _it.Dispose();
    }

    [Fact]
    public async Task Kept_issue_is_read_as_it_was_written_and_others_are_open_without_history()
    {
        var revision = _issues.Revision;

        var saved = Assert.IsType<IssueSaved.Saved>(await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Ignored, "anna", "  known  ", 30), 0, Anna, Token)).Issue;

        Assert.Equal(new FailureIssue { Key = OfAll, Status = IssueStatus.Ignored, Owner = "anna", Note = "known", Since = _it.Now, IgnoredUntil = _it.Now.AddDays(30), By = "anna", At = _it.Now, Version = 1 }, saved);
        Assert.NotEqual(revision, _issues.Revision);
        var found = await _issues.OfAsync(null, [Absent, Full], Token);
        Assert.Equal((saved, new FailureIssue { Key = new IssueKey(null, Full) }), (found[Absent], found[Full]));
        Assert.Equal(0, (await OfAsync(OfDemo)).Version);
        Assert.Equal("""anna|10.0.0.7|failure-issue-changed|undeliverable/absent-subscriber||{"status":"open","owner":null,"note":null,"ignoredUntil":null}|{"status":"ignored","owner":"anna","note":"known","ignoredUntil":"2026-03-31T12:00:00+00:00"}""", LastEntry());
    }

    [Theory]
    [InlineData(IssueStatus.Acknowledged)]
    [InlineData(IssueStatus.Resolved)]
    [InlineData(IssueStatus.Ignored)]
    public async Task Note_that_is_changed_alone_leaves_the_issue_as_it_stands(IssueStatus status)
    {
        var before = Assert.IsType<IssueSaved.Saved>(await _issues.SaveAsync(OfAll, new IssueEdit(status, "anna", "first", 30), 0, Anna, Token)).Issue;
        var set = _it.Now;
        _it.Clock.Advance(TimeSpan.FromDays(2));

        var after = Assert.IsType<IssueSaved.Saved>(await _issues.SaveAsync(OfAll, new IssueEdit(status, "anna", "second"), 1, Bert, Token)).Issue;

        Assert.Equal(("second", "bert", _it.Now, before.IgnoredUntil), (after.Note, after.By, after.At, after.IgnoredUntil));
        Assert.Equal(new IssueStanding(status, set, Returned: false), after.StandingAt(_it.Now));
        Assert.Equal(after, await OfAsync(OfAll));
    }

    [Fact]
    public async Task Failure_after_it_was_resolved_is_seen_also_when_the_note_is_changed_after_that()
    {
        await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Resolved, null, "first"), 0, Anna, Token);
        var failed = await FailAsync("again", FailureCause.AbsentSubscriber);
        _it.Clock.Advance(TimeSpan.FromHours(1));

        await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Open, null, "second"), 1, Anna, Token);

        Assert.Equal((IssueStatus.Open, failed.UpdatedAt), ((await OfAsync(OfAll)).StandingAt(_it.Now).Status, (await OfAsync(OfAll)).StandingAt(_it.Now).Since));
    }

    [Fact]
    public async Task Issue_of_one_account_stands_apart_and_its_entry_names_the_account()
    {
        await _issues.SaveAsync(OfDemo, new IssueEdit(IssueStatus.Acknowledged, null, null), 0, Anna, Token);

        Assert.Equal((1, 0), ((await OfAsync(OfDemo)).Version, (await OfAsync(OfAll)).Version));
        Assert.Contains("|demo|", LastEntry(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_of_two_sees_what_the_first_did_and_replaces_nothing()
    {
        await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Acknowledged, "anna", "the first"), 0, Anna, Token);

        var late = Assert.IsType<IssueSaved.Changed>(await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Resolved, null, "the second"), 0, Bert, Token));

        Assert.Equal(("the first", "anna", 1), (late.Current.Note, late.Current.By, late.Current.Version));
        Assert.Equal(late.Current, await OfAsync(OfAll));
        Assert.Equal(1, _it.Number("SELECT count(*) FROM audit"));
        Assert.IsType<IssueSaved.Saved>(await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Resolved, null, "the second"), 1, Bert, Token));
    }

    [Fact]
    public async Task Of_many_at_once_one_is_kept()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Acknowledged, null, $"{at}"), 0, Anna, Token)));

        Assert.Single(saved.OfType<IssueSaved.Saved>());
        Assert.Equal(7, saved.OfType<IssueSaved.Changed>().Count());
        Assert.Equal(1, _it.Number("SELECT count(*) FROM audit"));
    }

    [Fact]
    public async Task Owner_is_somebody_who_may_see_to_it_and_stays_after_that()
    {
        foreach (var name in (string[])["gone", "monitor", "owner", "nobody"])
        {
            Assert.IsType<IssueSaved.NoSuchOwner>(await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Acknowledged, name, null), 0, Anna, Token));
        }

        Assert.IsType<IssueSaved.NoteTooLong>(await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Acknowledged, null, new string('x', IssueEdit.LongestNote + 1)), 0, Anna, Token));
        Assert.IsType<IssueSaved.BadTime>(await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Ignored, null, null, 400), 0, Anna, Token));
        Assert.Equal((0, 0), (_it.Number("SELECT count(*) FROM failure_issues"), _it.Number("SELECT count(*) FROM audit")));

        await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Acknowledged, "anna", null), 0, Anna, Token);
        _it.Execute("UPDATE failure_issues SET owner = 'gone'");
        Assert.IsType<IssueSaved.Saved>(await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Resolved, "gone", null), 1, Anna, Token));
    }

    [Fact]
    public async Task Resolved_opens_again_by_a_later_failure_of_the_kind_and_closes_when_that_is_retried()
    {
        await FailAsync("before", FailureCause.AbsentSubscriber);
        await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Resolved, null, null), 0, Anna, Token);
        await _issues.SaveAsync(OfDemo, new IssueEdit(IssueStatus.Resolved, null, null), 0, Anna, Token);
        await FailAsync("another kind", FailureCause.MemoryFull);
        Assert.Equal(IssueStatus.Resolved, (await OfAsync(OfAll)).StandingAt(_it.Now).Status);

        await FailAsync("theirs", FailureCause.AbsentSubscriber, account: 2);
        var theirs = _it.Now;
        Assert.Equal(new IssueStanding(IssueStatus.Open, theirs, Returned: true), (await OfAsync(OfAll)).StandingAt(_it.Now));
        Assert.Equal(IssueStatus.Resolved, (await OfAsync(OfDemo)).StandingAt(_it.Now).Status);

        var again = await FailAsync("ours", FailureCause.AbsentSubscriber);
        Assert.Equal(theirs, (await OfAsync(OfAll)).FailedAgainAt);
        Assert.Equal(again.UpdatedAt, (await OfAsync(OfDemo)).FailedAgainAt);

        await _it.HappenAsync(again, new TransactionEvent.RetryRequested("anna", _it.Now.AddHours(1), false));
        Assert.Equal(IssueStatus.Resolved, (await OfAsync(OfDemo)).StandingAt(_it.Now).Status);
    }

    [Fact]
    public async Task Desk_shows_the_groups_whose_issue_stands_so()
    {
        await FailAsync("absent", FailureCause.AbsentSubscriber);
        await FailAsync("full", FailureCause.MemoryFull);
        await _issues.SaveAsync(OfAll, new IssueEdit(IssueStatus.Acknowledged, null, null), 0, Anna, Token);
        var desk = new FailureDesk(_it.Enquiries, _issues, _it.Clock);

        var open = await desk.OverviewAsync(new FailureFilter(), IssueStatus.Open, Token);

        Assert.Equal([Full], open.Groups.Select(group => group.Kind));
        Assert.Equal("full", Assert.Single((await _it.Enquiries.FailuresAsync(open.Filter, null, 10, Token)).Rows).InitiatorPushId);
        Assert.Equal(2, (await desk.OverviewAsync(new FailureFilter(), null, Token)).Groups.Count);
        var none = await desk.OverviewAsync(new FailureFilter(), IssueStatus.Resolved, Token);
        Assert.Empty(none.Groups);
        Assert.Empty((await _it.Enquiries.FailuresAsync(none.Filter, null, 10, Token)).Rows);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<FailureIssue> OfAsync(IssueKey key) => (await _issues.OfAsync(key.AccountId, [key.Kind], Token))[key.Kind];

    private string LastEntry() => _it.Lines("""SELECT actor, from_address, action, subject, account, "before", "after" FROM audit ORDER BY id DESC LIMIT 1""")[0];

    private async Task<Transaction> FailAsync(string pushId, FailureCause cause, long account = 1)
    {
        var transaction = (await _it.TakeAsync(Request(pushId) with { Account = Account(account) }))[0];
        _it.Clock.Advance(TimeSpan.FromMilliseconds(10));
        var suspended = await _it.SuspendAsync(transaction);
        return (await _it.HappenAsync(suspended, new TransactionEvent.GroupFailed(Failed(suspended.SubmissionId!.Value, cause), null)))!;
    }
}
