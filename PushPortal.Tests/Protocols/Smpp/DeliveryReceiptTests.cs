using System.Text;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class DeliveryReceiptTests
{
    private const string Written = "id:0059113978 sub:001 dlvrd:001 submit date:1002101730 done date:1002101731 stat:DELIVRD err:000 text:Hello id:7";

    private static readonly DeliveryReceipt Receipt = new()
    {
        MessageId = "0059113978",
        Submitted = 1,
        Delivered = 1,
        SubmitDate = new(2010, 2, 10, 17, 30, 0),
        DoneDate = new(2010, 2, 10, 17, 31, 0),
        State = MessageState.Delivered,
        Error = "000",
        Text = "Hello id:7",
    };

    [Fact]
    public void Text_is_read_and_written()
    {
        Assert.Equal(Receipt, DeliveryReceiptText.Parse(Written));
        Assert.Equal(Written, DeliveryReceiptText.Format(Receipt));
    }

    [Theory]
    [InlineData("ID:0059113978 SUB:001 DLVRD:001 SUBMIT DATE:1002101730 DONE DATE:1002101731 STAT:delivrd ERR:000 TEXT:Hello id:7")]
    [InlineData("id: 0059113978  sub: 001 dlvrd: 001 submit date: 100210173000 done date: 20100210173100 stat: DELIVERED err: 000 Text:Hello id:7")]
    [InlineData("stat:DELIVRD err:000 done date:1002101731 submitdate:1002101730 dlvrd:1 sub:1 id:0059113978 text:Hello id:7")]
    public void Case_order_and_spaces_do_not_matter(string text) => Assert.Equal(Receipt, DeliveryReceiptText.Parse(text));

    [Theory]
    [InlineData("id:7 stat:UNDELIV", "7", MessageState.Undeliverable, null)]
    [InlineData("id:7 sub: stat:SOON err:", "7", null, null)]
    [InlineData("stat:EXPIRED err:0x1f\0", null, MessageState.Expired, "0x1f")]
    [InlineData("id:a b stat:REJECTD err:A 1", "a b", MessageState.Rejected, "A 1")]
    [InlineData("valid:7", null, null, null)]
    [InlineData("", null, null, null)]
    [InlineData("Your parcel is here", null, null, null)]
    public void What_is_missing_or_unreadable_is_null(string text, string? messageId, MessageState? state, string? error) =>
        Assert.Equal(new DeliveryReceipt { MessageId = messageId, State = state, Error = error }, DeliveryReceiptText.Parse(text));

    [Fact]
    public void Parameters_win_over_the_text()
    {
        var receipt = DeliveryReceipt.Read(Deliver(Written, new DeliveryReceipt { MessageId = "38601fa", State = MessageState.Expired, NetworkError = new(3, 27) }.ToTlvs()));

        Assert.Equal(Receipt with { MessageId = "38601fa", State = MessageState.Expired, NetworkError = new(NetworkErrorCode.Gsm, 27) }, receipt);
    }

    [Fact]
    public void Text_may_stand_in_message_payload() => Assert.Equal(
        Receipt,
        DeliveryReceipt.Read(Deliver("", [new(TlvTag.MessagePayload, Encoding.Latin1.GetBytes(Written))])));

    [Fact]
    public void Message_that_is_no_receipt_by_its_class_is_none()
    {
        Assert.Null(DeliveryReceipt.Read(Deliver(Written, []) with { EsmClass = default }));
        Assert.NotNull(DeliveryReceipt.Read(Deliver(Written, []) with { EsmClass = new(0x20) }));
    }

    [Fact]
    public void Only_the_first_20_characters_of_the_message_are_written()
    {
        var text = DeliveryReceiptText.Format(Receipt with { Text = new string('a', 30) });

        Assert.EndsWith("text:" + new string('a', 20), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_seven_letters_come_back_as_their_states()
    {
        foreach (var state in Enum.GetValues<MessageState>())
        {
            Assert.Equal(7, MessageStateWords.WordOf(state).Length);
            Assert.Equal(state, MessageStateWords.Parse(MessageStateWords.WordOf(state)));
        }
        Assert.Equal("UNKNOWN", MessageStateWords.WordOf((MessageState)77));
    }

    [Theory]
    [InlineData("0059113978", "0059113978")]
    [InlineData("0059113978", "59113978")]
    [InlineData("38601FA", "0059113978")]
    [InlineData("38601fa", "0059113978")]
    [InlineData("0059113978", "38601fa")]
    [InlineData("0059113978", "00000000038601FA")]
    [InlineData("0", "0000")]
    [InlineData("a8f3-6b", "A8F3-6B")]
    [InlineData("ffffffffffffffff", "18446744073709551615")]
    public void Message_is_found_by_the_id_of_its_receipt_in_any_form(string inResponse, string inReceipt) =>
        Assert.Contains(MessageIds.KeyOf(inResponse), MessageIds.KeysFor(inReceipt));

    [Theory]
    [InlineData("59113978", "59113979")]
    [InlineData("a8f3-6b", "a8f36b")]
    [InlineData("", "0")]
    [InlineData("10000000000000000", "18446744073709551616")]
    public void Other_messages_are_not_found(string inResponse, string inReceipt) =>
        Assert.DoesNotContain(MessageIds.KeyOf(inResponse), MessageIds.KeysFor(inReceipt));

    [Fact]
    public void Id_as_it_is_comes_first() => Assert.Equal(["12345", "3039", "74565"], MessageIds.KeysFor("0012345"));

    private static DeliverSm Deliver(string text, TlvList tlvs) => new()
    {
        Source = SmppAddress.None,
        Destination = SmppAddress.None,
        EsmClass = new(MessagingMode.Default, MessageType.DeliveryReceipt),
        ShortMessage = Encoding.Latin1.GetBytes(text),
        Tlvs = tlvs,
    };
}
