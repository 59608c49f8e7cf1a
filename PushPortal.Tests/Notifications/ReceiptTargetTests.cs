using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Notifications;

public sealed class ReceiptTargetTests
{
    [Theory]
    [InlineData(ReceiptWish.Any, null)]
    [InlineData(ReceiptWish.Failure, null)]
    [InlineData(ReceiptWish.Success, 4_611_686_018_427_387_904L)]
    public void Target_says_what_was_asked_for(ReceiptWish wish, long? messageId) => Assert.Equal((wish, messageId), ReceiptTarget.Read(ReceiptTarget.Of(wish, messageId)!));

    [Fact]
    public void Nothing_asked_for_has_no_target() => Assert.Null(ReceiptTarget.Of(ReceiptWish.None));

    [Theory]
    [InlineData(ReceiptWish.Any, true, true)]
    [InlineData(ReceiptWish.Failure, false, true)]
    [InlineData(ReceiptWish.Success, true, false)]
    [InlineData(ReceiptWish.None, false, false)]
    public void Wish_includes_deliveries_or_failures(ReceiptWish wish, bool delivered, bool failed) =>
        Assert.Equal((delivered, failed), (wish.Includes(TransactionState.Delivered), wish.Includes(TransactionState.Expired)));
}
