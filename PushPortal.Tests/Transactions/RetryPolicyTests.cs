using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Transactions;

public sealed class RetryPolicyTests
{
    private const double NoJitter = 0.5;

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RetryPolicy Policy = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(4, 40)]
    [InlineData(5, 60)]
    [InlineData(1_000_000, 60)]
    public void Delay_doubles_up_to_the_longest(int tries, double seconds)
    {
        Assert.Equal(Now.AddSeconds(seconds), Next(tries, NoJitter));
    }

    [Theory]
    [InlineData(0.0, 4.5)]
    [InlineData(0.75, 5.25)]
    public void Delay_varies_by_a_tenth_either_way(double random, double seconds)
    {
        Assert.Equal(Now.AddSeconds(seconds), Next(1, random));
        Assert.True(Next(1, 0.999999) < Now.AddSeconds(5.5));
    }

    [Fact]
    public void Next_try_is_at_the_end_of_the_lifetime_when_that_comes_first()
    {
        Assert.Equal(Now.AddSeconds(2), Policy.Next(SubmitOutcome.TemporaryFailure, FailureCause.NotAcknowledged, 1, Now, Now.AddSeconds(2), NoJitter));
    }

    [Theory]
    [InlineData(SubmitOutcome.PermanentFailure, 60)]
    [InlineData(SubmitOutcome.Delivered, 60)]
    [InlineData(SubmitOutcome.TemporaryFailure, 0)]
    [InlineData(SubmitOutcome.TemporaryFailure, -1)]
    public void Permanent_failure_or_an_ended_lifetime_is_not_tried_again(SubmitOutcome outcome, int secondsLeft)
    {
        Assert.Null(Policy.Next(outcome, FailureCause.NotAcknowledged, 1, Now, Now.AddSeconds(secondsLeft), NoJitter));
    }

    [Theory]
    [InlineData(FailureCause.AbsentSubscriber, 1, 30)]
    [InlineData(FailureCause.MemoryFull, 3, 120)]
    [InlineData(FailureCause.AbsentSubscriber, 20, 900)]
    public void Handset_that_is_away_is_probed_at_longer_pauses(FailureCause cause, int tries, double seconds)
    {
        Assert.Equal(Now.AddSeconds(seconds), Policy.Next(SubmitOutcome.TemporaryFailure, cause, tries, Now, Now.AddHours(1), NoJitter));
    }

    private static DateTimeOffset? Next(int tries, double random) => Policy.Next(SubmitOutcome.TemporaryFailure, FailureCause.NotAcknowledged, tries, Now, Now.AddHours(1), random);
}
