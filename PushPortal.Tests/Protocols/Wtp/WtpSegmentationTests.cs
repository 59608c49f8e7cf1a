using PushPortal.Domain.Protocols.Wtp;

namespace PushPortal.Tests.Protocols.Wtp;

/// <summary>Messages in several packets, both ways (WAP-224, 7.14).</summary>
public sealed class WtpSegmentationTests
{
    private static readonly WtpSettings Small = new() { PacketOctets = 2 };

    [Fact]
    public void Request_in_packets_is_acknowledged_by_groups_and_put_together()
    {
        var wtp = new WtpScript();

        Assert.Empty(wtp.Receive("08 0001 12 a1"));
        Assert.Equal(["9880011901"], wtp.Receive("2c 0001 01 a2"));
        Assert.Equal(["invoked class 2: a1a2a3"], wtp.Receive("2a 0001 02 a3"));
        Assert.Equal(["9980011902"], wtp.Receive("2b 0001 02 a3"));
        Assert.Equal(0, wtp.Responder.KeptOctets);
    }

    [Fact]
    public void First_packet_may_be_a_group_and_say_how_much_its_sender_takes()
    {
        var wtp = new WtpScript(Small);

        Assert.Equal(["9880011900"], wtp.Receive("8c 0001 12 13 041068 a1"));
        Assert.Equal(["invoked class 2: a1a2"], wtp.Receive("2a 0001 01 a2"));
    }

    [Fact]
    public void Packet_that_got_lost_is_asked_for()
    {
        var wtp = new WtpScript();
        wtp.Receive("08 0001 12 a1");

        Assert.Equal(["3880010101"], wtp.Receive("2c 0001 02 a3"));
        Assert.Equal(["3880010101"], wtp.Receive("2d 0001 02 a3"));
        Assert.Equal(["9880011902"], wtp.Receive("29 0001 01 a2"));
        Assert.Empty(wtp.Receive("28 0001 04 a5"));
        Assert.Equal(["388001020305"], wtp.Receive("2a 0001 06 a7"));
        Assert.Empty(wtp.Receive("29 0001 05 a6"));
        Assert.Equal(["invoked class 2: a1a2a3a4a5a6a7"], wtp.Receive("29 0001 03 a4"));
    }

    [Fact]
    public void Request_of_doubtful_number_is_put_together_and_waits()
    {
        var wtp = new WtpScript();

        Assert.Equal(["1c8001"], wtp.Receive("08 0001 32 a1"));
        Assert.Empty(wtp.Receive("2c 0001 01 a2"));
        Assert.Equal(["9880011901"], wtp.Receive("1c 0001"));
        Assert.Equal(["invoked class 2: a1a2a3"], wtp.Receive("2a 0001 02 a3"));
    }

    [Fact]
    public void Request_that_stays_incomplete_is_given_up()
    {
        var wtp = new WtpScript();
        wtp.Receive("08 0001 12 a1");
        Assert.Empty(wtp.Wait(29));
        wtp.Receive("28 0001 01 a2");
        Assert.Empty(wtp.Wait(29));

        Assert.Equal(["20800108"], wtp.Wait(1));
        Assert.Equal((0, 0L), (wtp.Responder.OpenTransactions, wtp.Responder.KeptOctets));
    }

    [Fact]
    public void Request_that_grows_too_large_is_refused()
    {
        var wtp = new WtpScript(new() { MaxInvokeOctets = 3 });

        Assert.Equal(["20800109"], wtp.Receive("08 0001 12 a1a2a3a4"));
        Assert.Empty(wtp.Receive("08 0002 12 a1a2"));
        Assert.Equal(["20800209"], wtp.Receive("28 0002 01 a3a4"));
        Assert.Equal(0L, wtp.Responder.KeptOctets);
    }

    [Fact]
    public void Copies_take_no_octets_and_no_time()
    {
        var wtp = new WtpScript(new() { MaxInvokeOctets = 6 });
        wtp.Receive("08 0001 12 a1a2");
        wtp.Receive("2a 0001 02 a5a6");

        for (var copy = 0; copy < 29; copy++)
        {
            Assert.Empty(wtp.Receive("28 0001 03 a7a8"));
            Assert.Equal(["3880010101"], wtp.Receive("2a 0001 02 a5a6"));
            Assert.Empty(wtp.Wait(1));
        }

        Assert.Equal(4L, wtp.Responder.KeptOctets);
        Assert.Equal(["20800108"], wtp.Wait(1));
    }

    [Fact]
    public void Octets_of_all_transactions_together_are_bounded()
    {
        var wtp = new WtpScript(new() { MaxKeptOctets = 4 });
        wtp.Receive("08 0001 12 a1a2a3");

        Assert.Equal(["20800207"], wtp.Receive("08 0002 12 a1a2"));
        Assert.Equal(3L, wtp.Responder.KeptOctets);
    }

    [Fact]
    public void Result_goes_out_in_groups_each_of_which_waits_for_its_acknowledgement()
    {
        var wtp = new WtpScript(Small);
        wtp.Receive("0a 0001 12 40");

        Assert.Equal(["108001b1b2", "30800101b3b4", "30800102b5b6", "34800103b7b8"], wtp.Answer("b1b2b3b4b5b6b7b8b9"));
        Assert.Empty(wtp.Receive("98 0001 19 02"));
        Assert.Equal(["32800104b9"], wtp.Receive("98 0001 19 03"));
        Assert.Empty(wtp.Receive("98 0001 19 03"));
        Assert.Equal(["confirmed"], wtp.Receive("98 0001 19 04"));
        Assert.Equal(0L, wtp.Responder.KeptOctets);
    }

    [Fact]
    public void Packets_of_a_result_that_got_lost_are_sent_again_alone()
    {
        var wtp = new WtpScript(Small);
        wtp.Receive("0a 0001 12 40");
        wtp.Answer("b1b2b3b4b5b6b7b8b9");

        Assert.Equal(["118001b1b2", "31800102b5b6"], wtp.Receive("38 0001 02 00 02"));
        Assert.Equal(["35800103b7b8"], wtp.Wait(4));
        Assert.Equal(4, wtp.Receive("38 0001 00").Length);
    }

    [Fact]
    public void Packets_are_asked_for_no_more_often_than_a_result_is_repeated()
    {
        var wtp = new WtpScript(Small with { MaxRetransmissions = 2 });
        wtp.Receive("0a 0001 12 40");
        wtp.Answer("b1b2b3b4b5b6b7b8b9");
        wtp.Receive("38 0001 01 00");
        wtp.Receive("38 0001 01 00");

        Assert.Equal(["20800108", "aborted: NoResponse"], wtp.Receive("38 0001 01 00"));
    }

    [Fact]
    public void Group_has_no_more_octets_than_the_initiator_takes()
    {
        var wtp = new WtpScript(Small);
        wtp.Receive("8a 0001 12 13 040004 40");

        Assert.Equal(["108001b1b2", "34800101b3b4"], wtp.Answer("b1b2b3b4b5"));
        Assert.Equal(["32800102b5"], wtp.Receive("98 0001 19 01"));
    }

    [Fact]
    public void Result_of_more_packets_than_have_a_number_is_refused()
    {
        var wtp = new WtpScript(Small);
        wtp.Receive("0a 0001 12 40");

        Assert.Equal(["20800107"], wtp.Answer(new string('b', 2 * (512 + 1))));
    }
}
