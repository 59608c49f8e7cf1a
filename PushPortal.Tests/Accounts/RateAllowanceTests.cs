using PushPortal.Domain.Accounts;

namespace PushPortal.Tests.Accounts;

public sealed class RateAllowanceTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RateAllowance _allowance = new();

    [Fact]
    public void A_seconds_worth_may_go_at_once_and_then_as_time_allows()
    {
        Assert.Equal([true, true, false], [Take(1), Take(1), Take(1)]);
        Assert.False(Take(1, 0.4));
        Assert.Equal([true, false], [Take(1, 0.5), Take(1, 0.5)]);
    }

    [Fact]
    public void Long_message_goes_and_is_paid_for_afterwards()
    {
        Assert.True(Take(6));

        Assert.False(Take(1, 2));
        Assert.True(Take(1, 2.5));
    }

    [Fact]
    public void Nothing_is_limited_without_a_rate()
    {
        Assert.True(Take(1_000, rate: 0));
        Assert.True(Take(1_000, rate: 0));
    }

    private bool Take(int segments, double seconds = 0, int rate = 2) => _allowance.TryTake(segments, rate, Start + TimeSpan.FromSeconds(seconds));
}
