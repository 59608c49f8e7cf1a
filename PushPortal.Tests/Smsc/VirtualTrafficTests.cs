using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Smsc;

public sealed class VirtualTrafficTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_submission_is_answered_once_and_truly_whatever_links_and_disk_do(int seed)
    {
        var traffic = new VirtualTraffic(seed);

        var next = traffic.Play(pushes: 1500);

        Assert.Null(next);
        Assert.Equal(0, traffic.Open);
        Assert.Equal(traffic.Submissions.Keys.Order(), traffic.Answers.Select(answer => answer.SubmissionId).Order());
        Assert.Equal(
            [SubmitOutcome.Delivered, SubmitOutcome.TemporaryFailure, SubmitOutcome.PermanentFailure],
            traffic.Answers.Select(answer => answer.Outcome).Distinct().Order());
        Assert.Contains(traffic.Answers, answer => answer.Cause == FailureCause.LifetimeEnded);
    }

    /// <summary>The links' windows are seen to hold too, and that no two groups of a handset meet although they go over two links.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Routes_that_change_all_the_time_break_nothing(int seed)
    {
        var traffic = new VirtualTraffic(seed, routed: true);

        Assert.Null(traffic.Play(pushes: 1500));

        Assert.Equal(0, traffic.Open);
        Assert.Equal(traffic.Submissions.Keys.Order(), traffic.Answers.Select(answer => answer.SubmissionId).Order());
        Assert.Contains(traffic.Answers, answer => answer.Cause == FailureCause.RouteRefused);
        Assert.All(["rated", "narrow", "wide"], link => Assert.Contains(traffic.Answers, answer => answer.Report.Link == link && answer.Outcome == SubmitOutcome.Delivered));
    }
}
