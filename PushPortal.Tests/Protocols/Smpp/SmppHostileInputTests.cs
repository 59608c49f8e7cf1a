using System.Buffers.Binary;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class SmppHostileInputTests
{
    /// <summary>
    /// A shorter reading is lawful where only the NUL of the last text, a response's body or its end, or the end of the last
    /// parameter are gone: what it is written as differs from what came by just those.
    /// </summary>
    [Fact]
    public void Truncated_pdus_are_refused_or_read_as_lawfully_shorter_ones()
    {
        var pdus = new RandomPdus(seed: 12);
        for (var round = 0; round < 20; round++)
        {
            foreach (var pdu in pdus.Each())
            {
                var body = SmppPdus.WriteBody(pdu);
                Garble.Refused<SmppProtocolException>(Garble.Truncations(body), truncated =>
                {
                    var written = SmppPdus.WriteBody(SmppPdus.Read(pdu.CommandId, truncated));
                    Assert.True(IsLawful(pdu.CommandId, truncated, written), $"{pdu.CommandId} {Convert.ToHexStringLower(truncated)}");
                });
            }
        }
    }

    [Fact]
    public void Submit_without_parameters_has_no_lawful_shorter_reading()
    {
        var body = SmppVectors.Octets("SMPP-05")[PduHeader.Octets..];

        var refused = Garble.Refused<SmppProtocolException>(Garble.Truncations(body), truncated => SmppPdus.Read(CommandId.SubmitSm, truncated));

        Assert.Equal(body.Length, refused);
    }

    [Fact]
    public void Bind_may_lack_the_end_of_its_last_text_only()
    {
        var body = SmppPdus.WriteBody(new Bind { Type = BindType.Receiver, SystemId = "a", Password = "b", SystemType = "c", AddressRange = "^1" });

        var refused = Garble.Refused<SmppProtocolException>(Garble.Truncations(body), truncated => SmppPdus.Read(CommandId.BindReceiver, truncated));

        Assert.Equal(body.Length - "^1\0".Length, refused);
    }

    [Fact]
    public void Mutated_pdus_are_read_with_bounded_memory_or_end_in_the_one_exception()
    {
        const int Fixed = 32 * 1024;
        byte[][] originals = [.. new RandomPdus(seed: 13).Each().Concat(new RandomPdus(seed: 14).Each()).Select(WithCommand)];
        var most = 0L;

        var refused = Garble.Refused<SmppProtocolException>(Garble.Mutations(originals, 200_000, seed: 15), octets =>
        {
            if (octets.Length < sizeof(uint))
                return;
            var start = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                SmppPdus.Read((CommandId)BinaryPrimitives.ReadUInt32BigEndian(octets), octets.AsSpan(sizeof(uint)));
            }
            finally
            {
                most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - start - (32 * octets.Length));
            }
        });

        Assert.InRange(refused, 20_000, 190_000);
        Assert.InRange(most, 1, Fixed);
    }

    [Theory]
    [InlineData(CommandId.BindTransceiverResp)]
    [InlineData(CommandId.SubmitSmResp)]
    [InlineData(CommandId.SubmitMultiResp)]
    [InlineData(CommandId.DataSmResp)]
    [InlineData(CommandId.DeliverSmResp)]
    [InlineData(CommandId.QuerySmResp)]
    [InlineData(CommandId.CancelSmResp)]
    [InlineData(CommandId.ReplaceSmResp)]
    public void Response_without_a_body_is_read_and_written_so(CommandId command)
    {
        var response = SmppPdus.Read(command, []);

        Assert.Equal(command, response.CommandId);
        Assert.Empty(SmppPdus.WriteBody(response));
    }

    [Theory]
    [InlineData(CommandId.EnquireLink)]
    [InlineData(CommandId.UnbindResp)]
    [InlineData(CommandId.GenericNack)]
    [InlineData(CommandId.CancelSmResp)]
    public void Octets_behind_a_header_that_should_stand_alone_are_passed_over(CommandId command) =>
        Assert.Empty(SmppPdus.WriteBody(SmppPdus.Read(command, [1, 2, 3, 4, 5])));

    [Theory]
    [InlineData("37", "7", 0)]
    [InlineData("3700", "7", 0)]
    [InlineData("37000000", "7", 0)]
    [InlineData("370004250001", "7", 0)]
    [InlineData("37000425000102", "7", 1)]
    [InlineData("3700042500020202", "7", 1)]
    [InlineData("00", "", 0)]
    public void Responses_of_careless_smscs_keep_their_message_id(string body, string messageId, int tlvs)
    {
        var response = Assert.IsType<SubmitSmResp>(SmppPdus.Read(CommandId.SubmitSmResp, Convert.FromHexString(body)));

        Assert.Equal((messageId, tlvs), (response.MessageId, response.Tlvs.Count));
    }

    [Fact]
    public void Submit_multi_response_may_end_behind_its_message_id() =>
        Assert.Empty(Assert.IsType<SubmitMultiResp>(SmppPdus.Read(CommandId.SubmitMultiResp, "7\0"u8)).Unsuccessful);

    [Theory]
    [InlineData(0x00000111u)]
    [InlineData(0x80000111u)]
    [InlineData(0u)]
    [InlineData(0xFFFFFFFFu)]
    public void Unknown_command_is_refused_by_its_own_status(uint command) =>
        Assert.Equal(CommandStatus.InvalidCommandId, SmppPdus.Refusal((CommandId)command, []));

    private static bool IsLawful(CommandId command, byte[] truncated, byte[] written)
    {
        var common = truncated.AsSpan().CommonPrefixLength(written);
        var added = written.AsSpan(common);
        var dropped = truncated.Length - common;
        // A NUL that was missing, and behind it the number of a submit_multi_resp; or a parameter that was cut off.
        return added.Length <= (command == CommandId.SubmitMultiResp ? 2 : 1) && !added.ContainsAnyExcept((byte)0) && (dropped == 0 || added.IsEmpty)
            && (dropped < 4 || command.IsResponse);
    }

    private static byte[] WithCommand(ISmppPdu pdu)
    {
        var octets = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)pdu.CommandId);
        return [.. octets, .. SmppPdus.WriteBody(pdu)];
    }
}
