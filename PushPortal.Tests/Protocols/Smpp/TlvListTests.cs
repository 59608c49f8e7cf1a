using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class TlvListTests
{
    [Fact]
    public void Every_parameter_that_is_acted_upon_is_read_by_its_name()
    {
        var tlvs = Read(
            "000500010a" + "0204000204d2" + "020a000223f0" + "020b00020b84" + "020c00021234" + "020e000102" + "020f000101" + "0210000150" + "0019000101" +
            "0017000400000e10" + "001d00046f6f7000" + "001e0003376100" + "0420000101" + "0421000101" + "0422000102" + "0423000303" + "0016" + "0424000161" +
            "0425000103" + "0426000101" + "0427000105" + "0428000163");

        Assert.Equal("10 1234 9200 2948", $"{tlvs.DestAddrSubunit} {tlvs.UserMessageReference} {tlvs.SourcePort} {tlvs.DestinationPort}");
        Assert.Equal(new SarPart(0x1234, 2, 1), tlvs.Sar);
        Assert.Equal("80 1", $"{tlvs.ScInterfaceVersion} {tlvs.PayloadType}");
        Assert.Equal("01:00:00 oop 7a", $"{tlvs.QosTimeToLive} {tlvs.AdditionalStatusInfoText} {tlvs.ReceiptedMessageId}");
        Assert.Equal("True True 2 True", $"{tlvs.DpfResult} {tlvs.SetDpf} {tlvs.MsAvailabilityStatus} {tlvs.MoreMessagesToSend}");
        Assert.Equal(new NetworkErrorCode(NetworkErrorCode.Gsm, 22), tlvs.NetworkErrorCode);
        Assert.Equal(DeliveryFailureReason.TemporaryNetworkError, tlvs.DeliveryFailureReason);
        Assert.Equal("Undeliverable 99", $"{tlvs.MessageState} {tlvs.CongestionState}");
        Assert.Equal([0x61], tlvs.MessagePayload!.Value.ToArray());
    }

    [Fact]
    public void What_is_not_there_is_null()
    {
        var properties = typeof(TlvList).GetProperties().Where(property => property.Name is not (nameof(TlvList.Count) or nameof(TlvList.Empty) or "Item"));

        Assert.All(properties, property => Assert.Null(property.GetValue(TlvList.Empty)));
        Assert.Same(TlvList.Empty, Read(""));
    }

    [Fact]
    public void Unknown_and_vendor_parameters_keep_their_place_and_octets()
    {
        const string Octets = "1400000201ff" + "0424000161" + "00000000" + "3fff0000" + "04240000";
        var tlvs = Read(Octets);

        Assert.Equal([0x1400, 0x0424, 0, 0x3fff, 0x0424], tlvs.Select(tlv => (int)tlv.Tag));
        Assert.Equal([1, 255], tlvs.Find((TlvTag)0x1400)!.Value.ToArray());
        Assert.Equal(1, tlvs.MessagePayload?.Length);
        Assert.EndsWith(Octets, Convert.ToHexStringLower(SmppPdus.WriteBody(Submit(tlvs))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("020c00021234" + "020e000102")]
    [InlineData("020c00021234" + "020e000102" + "020f000100")]
    [InlineData("020c00021234" + "020e000102" + "020f000103")]
    public void Sar_parameters_count_all_together_or_not_at_all(string octets) => Assert.Null(Read(octets).Sar);

    [Theory]
    [InlineData("0005000100" + "00", CommandStatus.Ok)]
    [InlineData("0005000100" + "00000000000000", CommandStatus.Ok)]
    [InlineData("000500020000", CommandStatus.InvalidTlvLength)]
    [InlineData("020a000123", CommandStatus.InvalidTlvLength)]
    [InlineData("04230002030016", CommandStatus.InvalidTlvLength)]
    [InlineData("00170000", CommandStatus.InvalidTlvLength)]
    [InlineData("0424000561", CommandStatus.InvalidTlvStream)]
    [InlineData("14000001", CommandStatus.InvalidTlvStream)]
    public void Broken_parameters_of_a_request_are_refused_by_what_is_wrong(string octets, CommandStatus answer)
    {
        byte[] body = [.. SmppPdus.WriteBody(Submit(TlvList.Empty)), .. Convert.FromHexString(octets)];

        if (answer == CommandStatus.Ok)
            Assert.Equal((byte?)0, Assert.IsType<SubmitSm>(SmppPdus.Read(CommandId.SubmitSm, body)).Tlvs.DestAddrSubunit);
        else
            Assert.Equal(answer, SmppPdus.Refusal(CommandId.SubmitSm, body));
    }

    [Fact]
    public void Value_of_the_wrong_length_in_a_response_counts_as_absent()
    {
        var response = Assert.IsType<DataSmResp>(SmppPdus.Read(CommandId.DataSmResp, Convert.FromHexString("3700" + "042500020102" + "042300020102" + "0420000101")));

        Assert.Null(response.Tlvs.DeliveryFailureReason);
        Assert.Null(response.Tlvs.NetworkErrorCode);
        Assert.True(response.Tlvs.DpfResult);
    }

    [Fact]
    public void Value_of_the_wrong_length_is_not_written() => Assert.Equal(
        CommandStatus.InvalidTlvLength,
        Assert.Throws<SmppProtocolException>(() => SmppPdus.WriteBody(Submit([Tlv.OfByte(TlvTag.SourcePort, 1)]))).Answer);

    [Fact]
    public void Lists_are_equal_when_their_octets_are()
    {
        TlvList one = [Tlv.OfByte(TlvTag.SetDpf, 1), Tlv.OfUInt16(TlvTag.SourcePort, 2)];

        Assert.Equal(one, [Tlv.OfByte(TlvTag.SetDpf, 1), Tlv.OfUInt16(TlvTag.SourcePort, 2)]);
        Assert.False(one.Equals([Tlv.OfByte(TlvTag.SetDpf, 1), Tlv.OfUInt16(TlvTag.SourcePort, 3)]));
        Assert.False(one.Equals([Tlv.OfByte(TlvTag.SetDpf, 1)]));
    }

    private static TlvList Read(string octets) => Assert.IsType<SubmitSm>(
        SmppPdus.Read(CommandId.SubmitSm, [.. SmppPdus.WriteBody(Submit(TlvList.Empty)), .. Convert.FromHexString(octets)])).Tlvs;

    private static SubmitSm Submit(TlvList tlvs) => new() { Source = SmppAddress.None, Destination = SmppAddress.None, Tlvs = tlvs };
}
