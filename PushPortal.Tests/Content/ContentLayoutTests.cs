using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Octets;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Tests.Protocols;
using PushPortal.Tests.Protocols.Sms;
using PushPortal.Tests.Protocols.Wbxml;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Content;

/// <summary>Each field of a push with its place, and every octet in exactly one of them.</summary>
public sealed class ContentLayoutTests
{
    private const ushort PushPort = 2948;

    [Fact]
    public void Indication_is_taken_apart_token_by_token() => Assert.Equal(
        [
            "0+1 transactionId=0x5f", "1+1 pduType=Push", "2+1 headersLength=1", "3+1 mediaType=application/vnd.wap.sic",
            "4+1 version=1.2", "5+1 publicId=-//WAPFORUM//DTD SI 1.0//EN", "6+1 charset=utf-8", "7+1 stringTableLength=0",
            "8+1 tag=si", "9+1 tag=indication", "10+1 attributeStart=href=http://", "11+12 inlineString=wap.job.am",
            "23+1 attributeStart=action=signal-medium", "24+1 end", "25+5 inlineString=PPP", "30+1 end", "31+1 end",
        ], Leaves(PduVectors.WspSi02));

    [Fact]
    public void Groups_have_the_octets_of_what_stands_in_them()
    {
        var push = ContentLayout.OfDatagram(Convert.FromHexString(PduVectors.WspSi02), PushPort);

        Assert.Equal((OctetNames.Push, 0, 32), (push.Name, push.Offset, push.Length));
        Assert.Equal(["transactionId", "pduType", "headersLength", "headers", "body"], push.Children.Select(child => child.Name));
        var body = push.Children[^1];
        Assert.Equal(("application/vnd.wap.sic", 4, 28), (body.Value, body.Offset, body.Length));
        var href = body.Children[^1].Children[1].Children[1];
        Assert.Equal(("href", "http://wap.job.am", 10, 13), (href.Name, href.Value, href.Offset, href.Length));
    }

    [Fact]
    public void Headers_and_dates_have_their_places()
    {
        var leaves = Leaves(PduVectors.WspSi06);

        Assert.Equal(
            [
                "3+1 mediaType=application/vnd.wap.sic", "4+16 Host=localhost:8080", "20+2 X-Wap-Application-Id=x-wap-application:*",
                "22+2 Content-Length=79", "24+2 Push-Flag=0",
            ], leaves[3..8]);
        Assert.Equal(["63+9 date=1999-06-25T15:23:15Z", "73+6 date=2002-06-30T00:00:00Z"], leaves.Where(leaf => leaf.Contains("date=", StringComparison.Ordinal)));
    }

    [Fact]
    public void Parameters_of_the_content_type_have_their_places() => Assert.Equal(
        ["3+2 valueLength=45", "5+1 mediaType=application/vnd.wap.connectivity-wbxml", "6+2 sec=1", "8+42 mac=B66312F2770A3D88D08057EFA047C427993D3974"],
        Leaves(PduVectors.WspCp01).Skip(3).Take(4));

    [Fact]
    public void Captured_string_table_has_its_place_and_every_use_of_it() => Assert.Equal(
        ["18+10 stringTable= Vodafone\n", "83+2 tableString= Vodafone", "165+2 tableString= Vodafone"],
        Leaves(ShortMessageVectors.SmsSi01.Reassembled().Data.Span).Where(leaf => leaf.Contains("Vodafone", StringComparison.Ordinal)));

    [Fact]
    public void Each_header_of_an_mms_pdu_has_its_place() => Assert.Equal(
        [
            "6+2 X-Mms-Message-Type=m-delivery-ind", "8+2 X-Mms-MMS-Version=1.2", "10+23 Message-ID=msg-0001@mmsc.example",
            "33+24 To=+15557654321/TYPE=PLMN", "57+6 Date=2025-11-23T01:23:45Z", "63+2 X-Mms-Status=retrieved",
        ], Leaves(PduVectors.MmsDind01).Skip(5));

    [Fact]
    public void Session_initiation_has_its_applications_and_contact_points() => Assert.Equal(
        [
            "6+1 version=0", "7+1 applicationIdsLength=2", "8+1 applicationId=0x44", "9+1 applicationId=0x44", "10+1 contactPointsLength=27",
            "11+1 contactPointFlags=0xd7", "12+1 bearerType=0x0a", "13+2 port=2948", "15+23 address=http://www.symbian.com/",
        ], Leaves(PduVectors.WspSia01).Skip(5));

    [Theory]
    [InlineData("c4", 87)]
    [InlineData("ce", 85)]
    public void Notification_of_a_management_server_has_its_digest_its_flags_and_its_server(string type, int application)
    {
        // version 1.2, user interaction, initiated by the server; session 0x1234; "srv", and what the vendor adds
        const string Body = "00112233445566778899aabbccddeeff" + "0338000000" + "1234" + "03" + "737276" + "cafe";
        var push = ContentLayout.OfDatagram(Convert.FromHexString($"010603{type}af{application}{Body}"), PushPort);

        var leaves = push.Children[^1].Leaves().ToArray();
        Assert.Equal(
            ["6+16 digest", "22+5 triggerFlags", "27+2 sessionId=4660", "29+1 serverIdLength=3", "30+3 serverId=srv", "33+2 octets"], leaves.Select(Text));
        Assert.Equal(
            [new("version", "1.2", 0, 10), new("userInteraction", "user interaction", 10, 2), new("initiator", "server", 12, 1), new("reserved", "000000", 13, 27)],
            leaves[1].Bits);
    }

    [Theory]
    [InlineData("application/vnd.omaloc-supl-init")]
    [InlineData("application/vnd.oma.drm.rights+wbxml")]
    [InlineData("text/plain")]
    public void Body_without_a_public_layout_is_one_field(string type)
    {
        var push = ContentLayout.OfDatagram(PushPdu.Write(type, applicationId: null, [1, 2, 3]), PushPort);

        Assert.Equal((OctetNames.Octets, 3, push.Length), (push.LeafAt(push.Length - 1)!.Name, push.LeafAt(push.Length - 1)!.Length, push.End));
    }

    [Fact]
    public void Datagram_of_another_port_is_one_field() =>
        Assert.Equal(["0+3 octets"], ContentLayout.OfDatagram([1, 2, 3], destinationPort: 49_999).Leaves().Select(Text));

    [Theory]
    [InlineData("01050183", "1+3 unreadable=PDU type 0x05 is not a push.")]
    [InlineData("010601ae" + "0205", "5+1 publicId=-//WAPFORUM//DTD SI 1.0//EN")]
    [InlineData("010601ae" + "02056a00457f01", "9+2 unreadable=The tag token 0x3f is not one of si.")]
    [InlineData("010601ae" + "02056a004501ff", "10+1 octets")]
    [InlineData("010601be" + "8c8296", "6+1 unreadable=The octets end inside a value.")]
    public void What_cannot_be_read_is_a_field_that_says_why(string hex, string last) => Assert.Equal(last, Leaves(hex)[^1]);

    [Fact]
    public void Segment_has_the_elements_of_its_header_and_its_data() => Assert.Equal(
        [
            "0+1 userDataHeaderLength=11", "1+1 elementId=0x00", "2+1 elementLength=3", "3+1 reference=90", "4+1 total=2", "5+1 sequence=1",
            "6+1 elementId=0x05", "7+1 elementLength=4", "8+2 destinationPort=2948", "10+2 sourcePort=9200", "12+128 userData",
        ], ContentLayout.OfSegment(ShortMessageVectors.ChainSeg8.UserData[0]).Leaves().Select(Text));

    [Fact]
    public void Leaves_tile_every_vector_and_every_truncation_of_it()
    {
        foreach (var datagram in Datagrams)
        {
            Assert.DoesNotContain(ContentLayout.OfDatagram(datagram, PushPort).Leaves(), leaf => leaf.Name == OctetNames.Unreadable);
            foreach (var octets in Garble.Truncations(datagram).Append(datagram))
                MustTile(ContentLayout.OfDatagram(octets, PushPort), octets.Length);
        }
        foreach (var userData in ShortMessageVectors.All.SelectMany(vector => vector.UserData))
        {
            foreach (var octets in Garble.Truncations(userData).Append(userData))
                MustTile(ContentLayout.OfSegment(octets), octets.Length);
        }
    }

    [Fact]
    public void Leaves_tile_generated_contents_and_their_segments()
    {
        const int Seed = 21;
        var random = new Random(Seed);
        for (var i = 0; i < 2_000; i++)
        {
            var encoded = ContentEncoder.Encode(GeneratedContent.Next(random), DateTimeOffset.UnixEpoch);
            var datagram = PushPdu.Write(encoded.ContentType!, encoded.DefaultApplicationId, encoded.Body.Span);

            var push = ContentLayout.OfDatagram(datagram, PushPort);

            MustTile(push, datagram.Length);
            Assert.False(push.Leaves().Any(leaf => leaf.Name == OctetNames.Unreadable), $"Seed {Seed}, content {i}: {Convert.ToHexStringLower(datagram)}");
            foreach (var segment in Segmenter.Split(datagram, PushRequest.WapPush, reference: i & 0xFF))
            {
                byte[] userData = [.. segment.UserDataHeader.Span, .. segment.UserData.Span];
                MustTile(ContentLayout.OfSegment(userData), userData.Length);
            }
        }
    }

    [Fact]
    public void Leaves_tile_mutated_datagrams_too()
    {
        var refused = Garble.Refused<WspFormatException>(Garble.Mutations(Datagrams, FloodCounts.Layout, seed: 22), octets =>
        {
            MustTile(ContentLayout.OfDatagram(octets, PushPort), octets.Length);
        });

        Assert.Equal(0, refused);
    }

    [Fact]
    public void Octet_finds_its_field()
    {
        var push = ContentLayout.OfDatagram(Convert.FromHexString(PduVectors.WspSi02), PushPort);

        Assert.Equal("inlineString", push.LeafAt(22)!.Name);
        Assert.Equal("attributeStart", push.LeafAt(23)!.Name);
        Assert.Null(push.LeafAt(32));
    }

    private static byte[][] Datagrams =>
    [
        .. PduVectors.All.Select(vector => Convert.FromHexString(vector.Hex)),
        .. ShortMessageVectors.All.Select(vector => vector.Reassembled().Data.ToArray()),
        .. WbxmlVectors.All.Select(vector => PushPdu.Write(ContentJson.BinaryType(vector), applicationId: null, Convert.FromHexString(vector.Hex))),
    ];

    private static string[] Leaves(string hex) => Leaves(Convert.FromHexString(hex));

    private static string[] Leaves(ReadOnlySpan<byte> datagram) => [.. ContentLayout.OfDatagram(datagram, PushPort).Leaves().Select(Text)];

    private static string Text(OctetField leaf) => $"{leaf.Offset}+{leaf.Length} {leaf.Name}{(leaf.Value is null ? "" : "=")}{leaf.Value}";

    private static void MustTile(OctetField whole, int length)
    {
        var at = MustTile(whole, at: 0, depth: 0);
        if (at != length || whole.Length != length)
            Assert.Fail($"The fields have {at} of {length} octets.");
    }

    private static int MustTile(OctetField field, int at, int depth)
    {
        Assert.True(depth < 50 && field.Offset == at && (field.Length > 0 || depth == 0), $"{field.Name} is not at {at}.");
        if (field.Children.Count == 0)
            return field.End;
        foreach (var child in field.Children)
            at = MustTile(child, at, depth + 1);
        Assert.Equal(field.End, at);
        return at;
    }
}
