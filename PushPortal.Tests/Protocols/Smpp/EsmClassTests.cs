using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class EsmClassTests
{
    [Theory]
    [InlineData(0x00, MessagingMode.Default, MessageType.Normal, false)]
    [InlineData(0x01, MessagingMode.Datagram, MessageType.Normal, false)]
    [InlineData(0x02, MessagingMode.Transaction, MessageType.Normal, false)]
    [InlineData(0x03, MessagingMode.StoreAndForward, MessageType.Normal, false)]
    [InlineData(0x04, MessagingMode.Default, MessageType.DeliveryReceipt, false)]
    [InlineData(0x08, MessagingMode.Default, MessageType.DeliveryAcknowledgement, false)]
    [InlineData(0x10, MessagingMode.Default, MessageType.UserAcknowledgement, false)]
    [InlineData(0x18, MessagingMode.Default, MessageType.ConversationAbort, false)]
    [InlineData(0x20, MessagingMode.Default, MessageType.IntermediateNotification, false)]
    [InlineData(0x42, MessagingMode.Transaction, MessageType.Normal, true)]
    [InlineData(0x80, MessagingMode.Default, MessageType.Normal, false)]
    [InlineData(0xC3, MessagingMode.StoreAndForward, MessageType.Normal, true)]
    public void Octet_holds_mode_type_and_features(byte octet, MessagingMode mode, MessageType type, bool userDataHeader)
    {
        var esmClass = new EsmClass(octet);

        Assert.Equal((octet, mode, type, userDataHeader), (esmClass.Value, esmClass.Mode, esmClass.Type, esmClass.HasUserDataHeader));
        // A reply path is kept, and never asked for.
        Assert.Equal(octet & 0x7F, new EsmClass(mode, type, userDataHeader).Value);
    }

    [Theory]
    [InlineData(0x00, ReceiptRequest.None)]
    [InlineData(0x01, ReceiptRequest.SuccessOrFailure)]
    [InlineData(0x06, ReceiptRequest.FailureOnly)]
    [InlineData(0x1B, ReceiptRequest.SuccessOnly)]
    public void Registered_delivery_says_which_reports_are_wanted(byte octet, ReceiptRequest receipt)
    {
        var registered = new RegisteredDelivery(octet);

        Assert.Equal((octet, receipt), (registered.Value, registered.Receipt));
        Assert.Equal((byte)receipt, new RegisteredDelivery(receipt).Value);
    }
}
