using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Accounts;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Accounts;

public sealed class SubmissionLimitsTests
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 23, 59, 50, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Evening);
    private readonly SubmissionLimits _limits;

    public SubmissionLimitsTests() => _limits = new SubmissionLimits(_clock);

    [Fact]
    public void A_seconds_worth_of_submissions_goes_at_once_and_the_next_is_told_when()
    {
        var account = Account(rate: 4);
        Assert.Equal([null, null, null, null], Enumerable.Range(0, 4).Select(_ => Take(account)));

        Assert.Equal(new LimitReached(LimitKind.Rate, TimeSpan.FromSeconds(0.25)), Take(account));
        _clock.Advance(TimeSpan.FromSeconds(0.25));
        Assert.Null(Take(account));
    }

    [Fact]
    public void Recipients_of_a_day_are_counted_and_the_next_day_begins_anew()
    {
        var account = Account(quota: 10);
        Assert.Null(Take(account, 8));

        Assert.Equal(new LimitReached(LimitKind.Quota, TimeSpan.FromSeconds(10)), Take(account, 3));
        Assert.Null(Take(account, 2));
        Assert.NotNull(Take(account));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(Take(account, 10));
    }

    [Fact]
    public void What_is_not_stored_is_given_back_on_the_same_day_alone()
    {
        var account = Account(quota: 10);
        var takenAt = _clock.GetUtcNow();
        Take(account, 10);
        _limits.GiveBack(account, 4, takenAt);
        Assert.Equal(6, _limits.StateOf(account).PushesToday);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Take(account, 3);
        _limits.GiveBack(account, 6, takenAt);

        Assert.Equal(3, _limits.StateOf(account).PushesToday);
    }

    [Fact]
    public void What_was_counted_before_the_start_counts()
    {
        var account = Account(quota: 10);
        _limits.Resume(account.Id, _clock.GetUtcNow(), 9);

        Assert.Null(Take(account));
        Assert.NotNull(Take(account));
    }

    [Fact]
    public void An_account_without_limits_is_counted_so_that_a_quota_of_noon_knows_the_morning()
    {
        Assert.Null(Take(Account(), 1_000));

        Assert.Equal(LimitKind.Quota, Take(Account(quota: 1_000))?.Kind);
    }

    [Fact]
    public void What_is_owed_is_never_refused_and_counts()
    {
        var account = Account(rate: 1, quota: 1);
        Take(account);

        Assert.Null(_limits.Take(account, 1, isOwed: true, _clock.GetUtcNow()));
        Assert.Equal(2, _limits.StateOf(account).PushesToday);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LimitKind.Rate, Take(account)?.Kind);
    }

    [Fact]
    public void Asking_takes_nothing()
    {
        var account = Account(rate: 1, quota: 1);

        Assert.Null(_limits.Check(account));
        Assert.Null(_limits.Check(account));
        Take(account);
        Assert.Equal(LimitKind.Rate, _limits.Check(account)?.Kind);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LimitKind.Quota, _limits.Check(account)?.Kind);
    }

    [Fact]
    public void Many_at_once_get_no_more_than_the_quota()
    {
        var account = Account(quota: 1_000);

        Parallel.For(0, 4_000, number => Take(account));

        Assert.Equal(1_000, _limits.StateOf(account).PushesToday);
    }

    [Fact]
    public void Without_limits_nothing_is_allocated()
    {
        var account = Account();
        Take(account);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var push = 0; push < 1_000; push++)
        {
            Take(account);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private LimitReached? Take(ServiceProvider account, int recipients = 1) => _limits.Take(account, recipients, isOwed: false, _clock.GetUtcNow());

    private static ServiceProvider Account(int rate = 0, long quota = 0) =>
        SamplePush.Account(1) with { Limits = new AccountLimits { SubmissionsPerSecond = rate, PushesPerDay = quota } };
}
