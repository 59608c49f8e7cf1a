using System.Net;
using System.Text;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.WapGateway.Sessions;

namespace PushPortal.Tests.WapGateway.Sessions;

/// <summary>Sessions of WSP (WAP-230, 7.1) over WTP; the Connect is the one that Kannel's test client sends.</summary>
public sealed class WspSessionServerTests
{
    private const string Connect = "0110 0a02 0480c08000 0481c08000 8080";
    private const string Get = "40 10" + Url;
    private const string Url = "687474703a2f2f612e6578616d706c65";
    private const string Disconnected = "e1";

    private static readonly IPEndPoint Handset = new(IPAddress.Parse("127.0.10.1"), 40_001);
    private static readonly IPEndPoint OtherPort = new(Handset.Address, 40_002);
    private static readonly IPEndPoint OtherHandset = new(IPAddress.Parse("127.0.10.2"), 40_001);

    private readonly List<WspSessionOutput.MethodInvoked> _invoked = [];
    private readonly List<WspSessionOutput.MethodAborted> _aborted = [];
    private WspSessionServer _server;
    private TimeSpan _now;
    private uint _lastId = 6;

    public WspSessionServerTests() => _server = New(new());

    [Fact]
    public void Connect_is_answered_with_a_number_and_what_was_agreed_on()
    {
        // Of the mebibyte that was asked for: 262,144 octets to the handset, 307,200 from it.
        Assert.Equal("128001" + "02070a00" + "0480908000" + "048192e000", Assert.Single(Receive("0a 0001 12", Connect)));
        Assert.Equal(1, _server.Sessions);
    }

    [Fact]
    public void Nothing_more_is_agreed_to_than_the_gateway_does()
    {
        var answer = Assert.Single(Receive("0a 0001 12", "0110 0900 0282f0 028309 028402"));

        Assert.Equal("128001" + "0207" + "0900" + "028220" + "028304" + "028400", answer);
    }

    [Fact]
    public void Method_is_handed_out_with_the_sessions_headers_and_answered()
    {
        Open();

        Assert.Empty(Receive("0a 0002 12", Get + "a9 66616b6500"));

        var method = Assert.Single(_invoked);
        Assert.Equal(("GET", "http://a.example"), (method.Request.Method, method.Request.Uri));
        Assert.Equal(new WspHeader("Accept", "*/*"), Assert.Single(method.Session.Headers));
        Assert.Equal(262_144, method.Session.MaxReplyOctets);
        Assert.Equal(["12800204200183"], Sent(_server.Reply(method.Key, Convert.FromHexString("04200183"), _now)));
        Assert.Equal(0, _server.OpenMethods);
    }

    [Fact]
    public void Method_without_a_session_is_aborted() => Assert.Equal(["218002" + Disconnected], Receive("0a 0002 12", Get));

    [Fact]
    public void Methods_beyond_what_was_agreed_on_are_aborted_until_one_is_answered()
    {
        Open();
        Receive("0a 0002 12", Get);

        Assert.Equal(["218003e7"], Receive("0a 0003 12", Get));
        _server.Reply(_invoked[0].Key, new byte[] { 4 }, _now);
        Assert.Empty(Receive("0a 0004 12", Get));
        Assert.Equal(2, _invoked.Count);
    }

    [Fact]
    public void Handset_that_gives_a_method_up_frees_its_place()
    {
        Open();
        Receive("0a 0002 12", Get);

        Assert.Empty(Receive("20 0002 00", ""));

        Assert.Equal(_invoked[0].Key, Assert.Single(_aborted).Key);
        Assert.Equal(0, _server.OpenMethods);
        Assert.Empty(Sent(_server.Reply(_invoked[0].Key, new byte[] { 4 }, _now)));
    }

    [Fact]
    public void Method_that_finds_no_answer_is_aborted()
    {
        Open();
        Receive("0a 0002 12", Get);

        Assert.Equal(["218002e9"], Sent(_server.Fail(_invoked[0].Key, _now)));
    }

    [Fact]
    public void Disconnect_ends_the_session_and_its_methods()
    {
        Open();
        Receive("0a 0002 12", Get);

        Assert.Equal(["218002" + Disconnected], Receive("0a 0003 10", "0507"));

        Assert.Single(_aborted);
        Assert.Equal(0, _server.Sessions);
    }

    [Theory]
    [InlineData("0508")]
    [InlineData("0808")]
    public void Session_of_another_handset_cannot_be_ended(string pdu)
    {
        Open();
        Receive("0a 0001 12", Connect, OtherHandset);

        Assert.Empty(Receive("0a 0003 10", pdu));

        Assert.Equal(2, _server.Sessions);
        Receive("0a 0002 12", Get, OtherHandset);
        Assert.Single(_invoked);
    }

    [Fact]
    public void Suspended_session_takes_no_methods_until_it_is_resumed_from_whichever_port()
    {
        Open();
        Receive("0a 0002 12", Get);
        Assert.Equal(["218002e2"], Receive("0a 0003 10", "0807"));
        Assert.Equal(["218004" + Disconnected], Receive("0a 0004 12", Get));

        Assert.Equal(["12800104200183"], Receive("0a 0001 12", "090700 a966616b6500", OtherPort));

        Assert.Empty(Receive("0a 0002 12", Get, OtherPort));
        Assert.Equal(new WspHeader("User-Agent", "fake"), Assert.Single(_invoked[^1].Session.Headers));
        Assert.Equal(["218005" + Disconnected], Receive("0a 0005 12", Get));
    }

    [Fact]
    public void Session_of_another_handset_cannot_be_resumed()
    {
        Open();

        Assert.Equal(["218001" + Disconnected], Receive("0a 0001 12", "090700", OtherHandset));
        Assert.Empty(Receive("0a 0002 12", Get));
    }

    [Fact]
    public void Second_connect_from_the_same_port_ends_the_first_session()
    {
        Open();
        Receive("0a 0002 12", Get);

        var sent = Receive("0a 0003 12", Connect);

        Assert.Equal("218002" + Disconnected, sent[0]);
        Assert.StartsWith("1280030208", sent[1], StringComparison.Ordinal);
        Assert.Equal(1, _server.Sessions);
    }

    [Fact]
    public void Handset_has_no_more_sessions_than_its_share_and_all_have_theirs()
    {
        _server = New(new() { MaxSessionsPerHandset = 1, MaxSessions = 1 });
        Open();

        Receive("0a 0001 12", Connect, OtherPort);
        Assert.Equal(["218002" + Disconnected], Receive("0a 0002 12", Get));
        Assert.Empty(Receive("0a 0002 12", Get, OtherPort));
        Assert.Equal(["20800107"], Receive("0a 0001 12", Connect, OtherHandset));
    }

    [Fact]
    public void Session_in_which_nothing_happens_ends()
    {
        Open();
        _now += TimeSpan.FromMinutes(20);
        Receive("0a 0002 12", Get);
        _server.Reply(_invoked[0].Key, new byte[] { 4 }, _now);
        Receive("18 0002", "");
        Assert.Equal(_now + TimeSpan.FromMinutes(30), _server.NextDue);

        _now += TimeSpan.FromMinutes(29);
        _server.Tick(_now);
        Assert.Equal(1, _server.Sessions);
        _now += TimeSpan.FromMinutes(1);
        _server.Tick(_now);

        Assert.Equal(0, _server.Sessions);
        Assert.Null(_server.NextDue);
    }

    [Theory]
    [InlineData("", "an empty PDU")]
    [InlineData("0120 0000", "another major version")]
    [InlineData("0110 0a02 04", "lengths beyond the PDU")]
    [InlineData("77", "no PDU of WSP")]
    [InlineData("0507", "a Disconnect that wants an answer")]
    [InlineData("0807", "a Suspend that wants an answer")]
    public void What_is_no_wsp_is_aborted(string wsp, string why)
    {
        Assert.True(Receive("0a 0001 12", wsp) is ["218001e0"], why);
        Assert.Equal(0, _server.Sessions);
        Assert.Null(_server.NextDue);
    }

    [Fact]
    public void Request_that_cannot_be_read_is_aborted_and_the_session_stays()
    {
        Open();

        Assert.Equal(["218002e0"], Receive("0a 0002 12", "40 7f 6874"));
        Assert.Empty(Receive("0a 0003 12", Get));
    }

    private WspSessionServer New(WspSessionSettings settings) => new(new(), settings, () => ++_lastId);

    private void Open()
    {
        Receive("0a 0001 12", Connect);
        Receive("18 0001", "");
    }

    /// <summary>What is sent about a datagram.</summary>
    private string[] Receive(string wtp, string wsp, IPEndPoint? from = null) =>
        Sent(_server.Receive(from ?? Handset, Convert.FromHexString(new StringBuilder(wtp + wsp).Replace(" ", "").ToString()), _now));

    private string[] Sent(List<WspSessionOutput> outputs)
    {
        _invoked.AddRange(outputs.OfType<WspSessionOutput.MethodInvoked>());
        _aborted.AddRange(outputs.OfType<WspSessionOutput.MethodAborted>());
        return [.. outputs.OfType<WspSessionOutput.Send>().Select(send => Convert.ToHexStringLower(send.Datagram.Span))];
    }
}
