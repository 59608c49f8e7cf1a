using System.Net;
using PushPortal.Domain.Protocols.Wtp;

namespace PushPortal.Tests.Protocols.Wtp;

/// <summary>Octets are made by hand from WAP-224, 8.3, and are those that Kannel's test client sends.</summary>
public sealed class WtpResponderTests
{
    [Fact]
    public void Request_is_handed_over_and_its_result_waits_for_the_acknowledgement()
    {
        var wtp = new WtpScript();

        Assert.Equal(["invoked class 2: 40aa"], wtp.Receive("0a 0001 12 40aa"));
        Assert.Equal(["128001bb"], wtp.Answer("bb"));
        Assert.Equal(["confirmed"], wtp.Receive("18 0001"));

        Assert.Equal((0, 0L), (wtp.Responder.OpenTransactions, wtp.Responder.KeptOctets));
        Assert.Null(wtp.Responder.NextDue);
        Assert.Empty(wtp.Answer("cc"));
    }

    [Fact]
    public void Peer_that_cannot_segment_gets_both_trailers()
    {
        var wtp = new WtpScript();
        wtp.Receive("0e 0001 12 40");

        Assert.Equal(["168001" + new string('b', 6000)], wtp.Answer(new string('b', 6000)));
    }

    [Fact]
    public void Lost_result_is_sent_again_until_it_is_acknowledged()
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0001 12 40");
        wtp.Answer("bb");

        Assert.Empty(wtp.Wait(3.9));
        Assert.Equal(["138001bb"], wtp.Wait(0.1));
        Assert.Equal(["138001bb"], wtp.Wait(4));
        Assert.Equal(["confirmed"], wtp.Receive("18 0001"));
        Assert.Empty(wtp.Wait(100));
    }

    [Fact]
    public void Result_that_is_never_acknowledged_is_given_up()
    {
        var wtp = new WtpScript(new() { MaxRetransmissions = 2 });
        wtp.Receive("0a 0001 12 40");
        wtp.Answer("bb");

        Assert.Equal(["138001bb", "138001bb", "20800108", "aborted: NoResponse"], wtp.Wait(100));
        Assert.Equal(0, wtp.Responder.OpenTransactions);
    }

    [Fact]
    public void Peer_that_waits_is_told_so_once_and_again_when_it_asks_again()
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0001 12 40");

        Assert.Empty(wtp.Receive("0b 0001 12 40"));
        Assert.Equal(["188001"], wtp.Wait(60));
        Assert.Equal(["198001"], wtp.Receive("0b 0001 12 40"));
        Assert.Empty(wtp.Receive("0a 0001 12 40"));
        Assert.Equal(["128001bb"], wtp.Answer("bb"));
        Assert.Empty(wtp.Receive("0b 0001 12 40"));
    }

    [Fact]
    public void Late_copy_of_a_request_that_is_over_is_not_carried_out_again()
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0001 12 40");
        wtp.Answer("bb");
        wtp.Receive("18 0001");

        Assert.Equal(["1c8001"], wtp.Receive("0a 0001 12 40"));
        Assert.Equal(["1d8001"], wtp.Receive("0b 0001 12 40"));
        Assert.Empty(wtp.Receive("20 0001 02"));
        Assert.Equal(0, wtp.Responder.OpenTransactions);
    }

    [Theory]
    [InlineData("0a 0005 32 40", "the initiator begins anew")]
    [InlineData("0a 7f00 12 40", "an old number")]
    [InlineData("0a 4003 12 40", "a number too far ahead")]
    public void Request_whose_number_is_doubtful_waits_for_the_initiators_word(string request, string why)
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0002 12 40");
        wtp.Answer("bb");
        wtp.Receive("18 0002");
        var tid = request[3..7];

        Assert.StartsWith("1c", Assert.Single(wtp.Receive(request)), StringComparison.Ordinal);
        Assert.Equal("invoked class 2: 40", Assert.Single(wtp.Receive($"1c {tid}")));
        Assert.True(wtp.Receive($"1c {tid}").Length == 0, why);
    }

    [Theory]
    [InlineData("0a 0003 12 40")]
    [InlineData("0a 4002 12 40")]
    public void Request_with_the_next_numbers_is_taken_at_once(string request)
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0002 12 40");

        Assert.Equal(["invoked class 2: 40"], wtp.Receive(request));
    }

    [Fact]
    public void Numbers_begin_again_after_the_last()
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 7fff 12 40");

        Assert.Equal(["invoked class 2: 40"], wtp.Receive("0a 0001 12 40"));
    }

    [Fact]
    public void Copy_of_a_request_that_never_came_is_doubtful()
    {
        var wtp = new WtpScript();

        Assert.Equal(["1c8001"], wtp.Receive("0b 0001 12 40"));
        Assert.Empty(wtp.Wait(30));
        Assert.Equal(0, wtp.Responder.OpenTransactions);
    }

    [Theory]
    [InlineData("20 0001 00", "Unknown")]
    [InlineData("21 0001 ea", "UserRequest")]
    public void Abort_of_the_initiator_ends_the_transaction(string abort, string reason)
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0001 12 40");

        Assert.Equal([$"aborted: {reason}"], wtp.Receive(abort));
        Assert.Empty(wtp.Answer("bb"));
        Assert.Empty(wtp.Wait(100));
    }

    [Fact]
    public void User_ends_a_transaction_with_its_reason()
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0001 12 40");

        Assert.Equal(["218001e7"], wtp.Abort(WtpAbortReason.MaximumOutstandingRequestsExceeded));
        Assert.Empty(wtp.Receive("18 0001"));
    }

    [Theory]
    [InlineData("0a 0001 52 40", "20800106")]
    [InlineData("0a 0001 13 40", "20800101")]
    [InlineData("0a 0001", "20800101")]
    [InlineData("8a 0001 12 17", "20800101")]
    public void Request_that_is_not_understood_is_refused_with_the_reason(string request, string abort)
    {
        var wtp = new WtpScript();

        Assert.Equal([abort], wtp.Receive(request));
        Assert.Equal(0, wtp.Responder.OpenTransactions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0a 00")]
    [InlineData("18 0001")]
    [InlineData("28 0001 01 aa")]
    [InlineData("38 0001 01 00")]
    [InlineData("12 0001 aa")]
    [InlineData("40 0001 00")]
    [InlineData("00")]
    [InlineData("00 05 18")]
    public void What_belongs_to_no_transaction_is_left(string datagram) => Assert.Empty(new WtpScript().Receive(datagram));

    [Fact]
    public void Pdu_that_cannot_be_read_ends_its_transaction()
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0001 12 40");

        Assert.Equal(["20800101", "aborted: ProtocolError"], wtp.Receive("38 0001 05 01"));
    }

    [Fact]
    public void Class_0_is_handed_over_and_forgotten()
    {
        var wtp = new WtpScript();

        Assert.Equal(["invoked class 0: 0507"], wtp.Receive("0a 0001 10 0507"));
        Assert.Equal(0, wtp.Responder.OpenTransactions);
    }

    [Fact]
    public void Class_1_is_acknowledged_and_its_copies_are_too_without_being_handed_over()
    {
        var wtp = new WtpScript();

        Assert.Equal(["188001", "invoked class 1: aa"], wtp.Receive("0a 0001 11 aa"));
        Assert.Equal(["198001"], wtp.Receive("0b 0001 11 aa"));
        Assert.Empty(wtp.Wait(30));
        Assert.Equal(0, wtp.Responder.OpenTransactions);
    }

    [Fact]
    public void Concatenated_pdus_are_read_one_after_the_other()
    {
        var wtp = new WtpScript();
        wtp.Receive("0a 0001 12 40");
        wtp.Answer("bb");

        Assert.Equal(["confirmed", "invoked class 2: 41"], wtp.Receive("00 03 180001 8005 0a00021241"));
    }

    [Fact]
    public void Peer_has_its_share_of_transactions_and_all_have_theirs()
    {
        var wtp = new WtpScript(new() { MaxTransactionsPerPeer = 2, MaxTransactions = 3 });
        var other = new IPEndPoint(WtpScript.Peer.Address, 40_002);
        wtp.Receive("0a 0001 12 40");
        wtp.Receive("0a 0002 12 40");

        Assert.Equal(["20800307"], wtp.Receive("0a 0003 12 40"));
        Assert.Equal(["invoked class 2: 40"], wtp.Receive("0a 0001 12 40", other));
        Assert.Equal(["20800207"], wtp.Receive("0a 0002 12 40", other));
        wtp.Receive("20 0001 00");
        Assert.Equal(["invoked class 2: 40"], wtp.Receive("0a 0003 12 40"));
    }

    [Fact]
    public void Address_has_its_share_of_transactions_from_all_of_its_ports()
    {
        var wtp = new WtpScript(new() { MaxTransactionsPerPeer = 2, MaxTransactionsPerAddress = 3 });
        for (var port = 1; port <= 3; port++)
            Assert.Equal(["invoked class 2: 40"], wtp.Receive("0a 0001 12 40", new(WtpScript.Peer.Address, port)));

        Assert.Equal(["20800107"], wtp.Receive("0a 0001 12 40", new(WtpScript.Peer.Address, 4)));
        Assert.Equal(["invoked class 2: 40"], wtp.Receive("0a 0001 12 40", new(IPAddress.Parse("127.0.10.2"), 4)));
        wtp.Receive("20 0001 00", new(WtpScript.Peer.Address, 1));
        Assert.Equal(["invoked class 2: 40"], wtp.Receive("0a 0001 12 40", new(WtpScript.Peer.Address, 4)));
    }

    [Fact]
    public void Peers_beyond_those_that_are_remembered_displace_the_oldest_without_a_transaction()
    {
        var wtp = new WtpScript(new() { MaxTransactions = 1 });
        wtp.Receive("0a 0005 11 40");
        wtp.Wait(30);
        for (var port = 1; port <= 4; port++)
        {
            wtp.Receive("0a 0001 11 40", new(WtpScript.Peer.Address, port));
            wtp.Wait(30);
        }

        // Its last number is forgotten, so that an older one is new.
        Assert.Equal(["188001", "invoked class 1: 40"], wtp.Receive("0a 0001 11 40"));
    }
}
