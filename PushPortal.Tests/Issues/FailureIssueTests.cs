using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Issues;

/// <summary>When an issue opens again by itself.</summary>
public sealed class FailureIssueTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly FailureIssue Untouched = new() { Key = new IssueKey(null, new FailureKind(TransactionState.Undeliverable, FailureCause.AbsentSubscriber)) };

    [Fact]
    public void What_nobody_has_seen_to_is_open_since_no_time() => Assert.Equal(new IssueStanding(IssueStatus.Open, null, Returned: false), Untouched.StandingAt(Noon));

    [Theory]
    [InlineData(IssueStatus.Open)]
    [InlineData(IssueStatus.Acknowledged)]
    [InlineData(IssueStatus.Resolved)]
    [InlineData(IssueStatus.Ignored)]
    public void As_it_was_set_it_stays_while_nothing_happens(IssueStatus status) => Assert.Equal(
        new IssueStanding(status, Noon, Returned: false),
        (Untouched with { Status = status, Since = Noon, IgnoredUntil = status == IssueStatus.Ignored ? Noon.AddDays(8) : null }).StandingAt(Noon.AddDays(7)));

    [Fact]
    public void Resolved_opens_again_with_the_first_failure_after_it() => Assert.Equal(
        new IssueStanding(IssueStatus.Open, Noon.AddMinutes(5), Returned: true),
        (Untouched with { Status = IssueStatus.Resolved, Since = Noon, FailedAgainAt = Noon.AddMinutes(5) }).StandingAt(Noon.AddHours(1)));

    [Fact]
    public void Ignored_opens_again_at_its_time_and_not_before()
    {
        var ignored = Untouched with { Status = IssueStatus.Ignored, Since = Noon, IgnoredUntil = Noon.AddDays(1) };

        Assert.Equal(IssueStatus.Ignored, ignored.StandingAt(Noon.AddDays(1).AddTicks(-1)).Status);
        Assert.Equal(new IssueStanding(IssueStatus.Open, Noon.AddDays(1), Returned: true), ignored.StandingAt(Noon.AddDays(1)));
    }
}
