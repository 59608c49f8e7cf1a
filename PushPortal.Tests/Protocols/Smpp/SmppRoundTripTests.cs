using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class SmppRoundTripTests
{
    [Fact]
    public void Seeded_pdus_of_every_kind_come_back_as_they_were_written()
    {
        var pdus = new RandomPdus(seed: 11);
        for (var round = 0; round < 300; round++)
        {
            foreach (var pdu in pdus.Each())
            {
                var octets = SmppPdus.Write(pdu);

                var read = SmppPdus.Read(octets);

                Assert.Equal(pdu.GetType(), read.GetType());
                Assert.Equal(SmppPdus.Describe(pdu), SmppPdus.Describe(read));
                Assert.Equal(octets, SmppPdus.Write(read));
            }
        }
    }

    [Fact]
    public void Every_known_command_is_among_them() => Assert.Equal(
        Enum.GetValues<CommandId>().Order(),
        new RandomPdus(seed: 1).Each().Select(pdu => pdu.CommandId).Distinct().Order());

    [Fact]
    public void Header_has_the_length_the_command_the_status_and_the_sequence()
    {
        var octets = SmppPdus.Write(new SubmitSmResp { MessageId = "7" }, uint.MaxValue, CommandStatus.DeliveryFailed);

        Assert.Equal("0000001280000004000000feffffffff3700", Convert.ToHexStringLower(octets));
        Assert.Equal(new(18, CommandId.SubmitSmResp, CommandStatus.DeliveryFailed, uint.MaxValue), PduHeader.Read(octets));
    }

    [Fact]
    public void Payload_of_64_kilobytes_fits()
    {
        var payload = new byte[ushort.MaxValue];
        var data = new DataSm { Source = SmppAddress.None, Destination = SmppAddress.None, Tlvs = [new(TlvTag.MessagePayload, payload)] };

        var octets = SmppPdus.Write(data);

        Assert.Equal(new(PduFrameKind.Whole, octets.Length), PduFrame.Find(octets));
        Assert.Equal(payload.Length, Assert.IsType<DataSm>(SmppPdus.Read(octets)).Tlvs.MessagePayload?.Length);
    }

    [Fact]
    public void Payloads_are_copied_or_shared_as_the_caller_says()
    {
        var body = SmppVectors.Octets("SMPP-SAR-01")[PduHeader.Octets..];
        var copying = PduReader.Copying(body);
        var sharing = PduReader.Sharing(body);
        var copied = Assert.IsType<SubmitSm>(SmppPdu.Read(CommandId.SubmitSm, ref copying));
        var shared = Assert.IsType<SubmitSm>(SmppPdu.Read(CommandId.SubmitSm, ref sharing));
        Assert.Equal(SmppPdus.Describe(copied), SmppPdus.Describe(shared));

        Array.Clear(body);

        Assert.Equal((0x2A, 0), (copied.ShortMessage.Span[0], shared.ShortMessage.Span[0]));
        Assert.Equal(((ushort?)9200, (ushort?)0), (copied.Tlvs.SourcePort, shared.Tlvs.SourcePort));
    }

    [Fact]
    public void Submit_without_parameters_allocates_itself_and_its_texts_only()
    {
        ReadOnlyMemory<byte> body = SmppVectors.Octets("SMPP-TX-04").AsMemory(PduHeader.Octets);
        var before = Allocated(body);
        Assert.Equal(before, Allocated(body));

        // The record, one text of 3 letters and two of 11.
        Assert.InRange(before, 1, 400);

        static long Allocated(ReadOnlyMemory<byte> body)
        {
            var start = GC.GetAllocatedBytesForCurrentThread();
            var reader = PduReader.Sharing(body);
            SmppPdu.Read(CommandId.SubmitSm, ref reader);
            return GC.GetAllocatedBytesForCurrentThread() - start;
        }
    }
}
