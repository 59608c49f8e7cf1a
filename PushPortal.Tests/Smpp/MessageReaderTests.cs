using PushPortal.Domain.Accounts;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Tests.Protocols.Smpp;

namespace PushPortal.Tests.Smpp;

public sealed class MessageReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ServiceProvider Account = new() { Id = 1, Code = "demo", Name = "demo" };
    private static readonly SubmitSm Good = Messages.Submit("+8613900000000");

    [Theory]
    [InlineData(0x00, "1B65", 0x00, "1B65")]
    [InlineData(0x01, "40244142", 0x00, "00024142")]
    [InlineData(0x03, "E97B", 0x00, "051B28")]
    [InlineData(0x03, "41EA", 0x08, "004100EA")]
    [InlineData(0x02, "00FF", 0x04, "00FF")]
    [InlineData(0x04, "00FF", 0x04, "00FF")]
    [InlineData(0x08, "4E2D", 0x08, "4E2D")]
    [InlineData(0xF5, "00FF", 0xF5, "00FF")]
    [InlineData(0xC8, "41", 0xC8, "41")]
    public void Text_comes_in_an_alphabet_that_handsets_have(byte dataCoding, string data, byte expectedCoding, string expected)
    {
        var message = Read(Good with { DataCoding = dataCoding, ShortMessage = Convert.FromHexString(data) });

        Assert.Equal((expectedCoding, expected), (message.Form.DataCoding, Convert.ToHexString(message.Datagram.Span)));
    }

    [Fact]
    public void Header_is_taken_apart_and_what_is_not_known_is_kept()
    {
        var message = Read(Good with
        {
            EsmClass = new EsmClass(MessagingMode.Default, userDataHeader: true),
            ShortMessage = Convert.FromHexString("0F" + "0804010203" + "01" + "05040B8423F0" + "7001AA" + "4142"),
        });

        Assert.Equal(new Concatenation(0x0102, 3, 1, Wide: true), message.Part);
        Assert.Equal(new ApplicationPorts(2948, 9200), message.Form.Ports);
        Assert.Equal(("7001AA", "4142"), (Convert.ToHexString(message.Form.Elements.Span), Convert.ToHexString(message.Datagram.Span)));
        Assert.Equal("0804010203017001AA", Convert.ToHexString(message.FormAlone().Elements.Span));
    }

    [Theory]
    [InlineData(TypeOfNumber.International, "8613900000000")]
    [InlineData(TypeOfNumber.International, "+8613900000000")]
    [InlineData(TypeOfNumber.Unknown, "8613900000000")]
    [InlineData(TypeOfNumber.Unknown, "008613900000000")]
    public void Destination_is_an_international_number_however_it_is_written(TypeOfNumber ton, string digits) =>
        Assert.Equal(["+8613900000000"], Read(Good with { Destination = new(ton, NumberingPlan.E164, digits) }).Recipients);

    [Theory]
    [InlineData(0, Priority.Low)]
    [InlineData(1, Priority.Medium)]
    [InlineData(2, Priority.High)]
    [InlineData(3, Priority.High)]
    public void Priority_flag_is_one_of_three_priorities(byte flag, Priority expected) => Assert.Equal(expected, Read(Good with { PriorityFlag = flag }).Priority);

    [Theory]
    [InlineData(MessagingMode.Default, ReceiptRequest.SuccessOrFailure, ReceiptWish.Any)]
    [InlineData(MessagingMode.StoreAndForward, ReceiptRequest.FailureOnly, ReceiptWish.Failure)]
    [InlineData(MessagingMode.Default, ReceiptRequest.SuccessOnly, ReceiptWish.Success)]
    [InlineData(MessagingMode.Transaction, ReceiptRequest.SuccessOrFailure, ReceiptWish.None)]
    [InlineData(MessagingMode.Datagram, ReceiptRequest.SuccessOrFailure, ReceiptWish.None)]
    public void Receipts_are_for_modes_that_do_not_answer_with_the_outcome(MessagingMode mode, ReceiptRequest asked, ReceiptWish expected) =>
        Assert.Equal(expected, Read(Good with { EsmClass = new(mode), RegisteredDelivery = new(asked) }).Receipt);

    [Fact]
    public void Times_are_from_now()
    {
        var message = Read(Good with { ScheduleDeliveryTime = "000000010000000R", ValidityPeriod = "260101020000000+" });

        Assert.Equal((Now.AddHours(1), Now.AddHours(2)), (message.DeliverAfter, message.DeliverBefore));
    }

    [Fact]
    public void Time_to_live_of_data_sm_is_its_validity() =>
        Assert.Equal(Now.AddSeconds(90), Read(Messages.Data("+8613900000000", 10, null, SmppPdus.Number(TlvTag.QosTimeToLive, 90))).DeliverBefore);

    [Fact]
    public void Transactions_of_two_accounts_are_never_one()
    {
        Assert.NotEqual(VendorTlvs.Continued(1, 7), VendorTlvs.Continued(2, 7));
        Assert.NotEqual(VendorTlvs.Continued(1, 7), VendorTlvs.Continued(1, 8));
        Assert.All(Enumerable.Range(0, 100), transaction => Assert.True(VendorTlvs.Continued(1, transaction) >= 0));
    }

    private static IncomingMessage Read(ISmppPdu pdu) => MessageReader.Read(pdu, Account, Now);
}
