using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class EsmClassTests
{
    [Theory]
    [InlineData(0x00, MessagingMode.Default, MessageType.Normal, false, false)]
    [InlineData(0x01, MessagingMode.Datagram, MessageType.Normal, false, false)]
    [InlineData(0x02, MessagingMode.Transaction, MessageType.Normal, false, false)]
    [InlineData(0x03, MessagingMode.StoreAndForward, MessageType.Normal, false, false)]
    [InlineData(0x04, MessagingMode.Default, MessageType.DeliveryReceipt, false, false)]
    [InlineData(0x08, MessagingMode.Default, MessageType.DeliveryAcknowledgement, false, false)]
    [InlineData(0x10, MessagingMode.Default, MessageType.UserAcknowledgement, false, false)]
    [InlineData(0x18, MessagingMode.Default, MessageType.ConversationAbort, false, false)]
    [InlineData(0x20, MessagingMode.Default, MessageType.IntermediateNotification, false, false)]
    [InlineData(0x42, MessagingMode.Transaction, MessageType.Normal, true, false)]
    [InlineData(0x80, MessagingMode.Default, MessageType.Normal, false, true)]
    [InlineData(0xC3, MessagingMode.StoreAndForward, MessageType.Normal, true, true)]
    public void Octet_holds_mode_type_and_features(byte octet, MessagingMode mode, MessageType type, bool userDataHeader, bool replyPath)
    {
        var esmClass = new EsmClass(octet);

        Assert.Equal((mode, type, userDataHeader, replyPath), (esmClass.Mode, esmClass.Type, esmClass.HasUserDataHeader, esmClass.HasReplyPath));
        Assert.Equal(octet, new EsmClass(mode, type, userDataHeader, replyPath).Value);
    }

    [Theory]
    [InlineData(0x00, ReceiptRequest.None, false, false, false)]
    [InlineData(0x01, ReceiptRequest.SuccessOrFailure, false, false, false)]
    [InlineData(0x06, ReceiptRequest.FailureOnly, true, false, false)]
    [InlineData(0x1B, ReceiptRequest.SuccessOnly, false, true, true)]
    public void Registered_delivery_says_which_reports_are_wanted(byte octet, ReceiptRequest receipt, bool delivery, bool user, bool intermediate)
    {
        var registered = new RegisteredDelivery(octet);

        Assert.Equal((receipt, delivery, user, intermediate), (registered.Receipt, registered.WantsDeliveryAcknowledgement,
            registered.WantsUserAcknowledgement, registered.WantsIntermediateNotification));
        Assert.Equal((byte)receipt, new RegisteredDelivery(receipt).Value);
    }
}
