using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Pushes;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Callbacks;

public sealed class ResendRulesTests
{
    private static readonly CallbackEndpoint Enabled = SampleEndpoint.Of("https://initiator.example/");
    private static readonly NotificationTarget AtEndpoint = Enabled.Target;

    [Theory]
    [InlineData(1, false, false, 1, ResendOutcome.UnderWay)]
    [InlineData(1, true, false, null, ResendOutcome.Due)]
    [InlineData(1, true, true, null, ResendOutcome.Due)]
    [InlineData(1, true, false, 2, ResendOutcome.LaterUnderWay)]
    [InlineData(2, true, false, 1, ResendOutcome.Held)]
    [InlineData(3, true, true, 1, ResendOutcome.Held)]
    public void Of_one_transaction_never_two_are_under_way(int run, bool hasEnded, bool isTold, int? lastUnderWay, ResendOutcome expected) =>
        Assert.Equal(expected, ResendRules.Judge(run, hasEnded, isTold, lastUnderWay, SamplePush.Webhook, null, onlyUntold: false));

    [Theory]
    [InlineData(true, ResendOutcome.Told)]
    [InlineData(false, ResendOutcome.Due)]
    public void What_was_confirmed_is_told_again_only_when_it_is_named(bool onlyUntold, ResendOutcome expected) =>
        Assert.Equal(expected, ResendRules.Judge(1, hasEnded: true, isTold: true, null, SamplePush.Webhook, null, onlyUntold));

    [Fact]
    public void A_disabled_endpoint_is_told_nothing()
    {
        Assert.Equal(ResendOutcome.NoEndpoint, Judge(Enabled with { Enabled = false }));
        Assert.Equal(ResendOutcome.NoEndpoint, Judge(null));
        Assert.Equal(ResendOutcome.Due, Judge(Enabled));

        static ResendOutcome Judge(CallbackEndpoint? endpoint) => ResendRules.Judge(1, hasEnded: true, isTold: false, null, AtEndpoint, endpoint, onlyUntold: true);
    }
}
