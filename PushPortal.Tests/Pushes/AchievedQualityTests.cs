using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using DeliveryMethod = PushPortal.Domain.Pushes.DeliveryMethod;
using PapDeliveryMethod = PushPortal.Domain.Protocols.Pap.DeliveryMethod;
using PapPriority = PushPortal.Domain.Protocols.Pap.Priority;
using Priority = PushPortal.Domain.Pushes.Priority;

namespace PushPortal.Tests.Pushes;

public sealed class AchievedQualityTests
{
    [Theory]
    [InlineData(DeliveryMethod.NotSpecified)]
    [InlineData(DeliveryMethod.Unconfirmed)]
    [InlineData(DeliveryMethod.PreferConfirmed)]
    [InlineData(DeliveryMethod.Confirmed)]
    public void Delivery_is_confirmed_whatever_was_asked(DeliveryMethod asked)
    {
        var achieved = PushWith(asked, Priority.Low).Achieved(TransactionState.Delivered);

        Assert.Equal(new QualityOfService { Priority = PapPriority.Low, DeliveryMethod = PapDeliveryMethod.Confirmed, Network = "GSM", Bearer = "SMS" }, achieved);
    }

    [Theory]
    [InlineData(TransactionState.Undeliverable)]
    [InlineData(TransactionState.Expired)]
    [InlineData(TransactionState.Cancelled)]
    [InlineData(TransactionState.Rejected)]
    [InlineData(TransactionState.Timeout)]
    [InlineData(TransactionState.Pending)]
    public void Nothing_is_claimed_of_what_was_not_delivered(TransactionState state)
    {
        var achieved = PushWith(DeliveryMethod.Confirmed, Priority.High).Achieved(state);

        Assert.Equal(new QualityOfService { Priority = PapPriority.High, DeliveryMethod = PapDeliveryMethod.NotSpecified }, achieved);
    }

    [Fact]
    public void Initiator_that_asked_for_no_quality_is_told_of_none() => Assert.Null(PushWith(null, Priority.Medium).Achieved(TransactionState.Delivered));

    private static Push PushWith(DeliveryMethod? asked, Priority priority)
    {
        var request = SamplePush.Request() with { DeliveryMethod = asked, Priority = priority };
        return SamplePush.Make(new IdSequence(TimeProvider.System), new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), request).Push;
    }
}
