using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Tests.Protocols.Wsp;

public sealed class PushPduTests
{
    private const string Sic = "application/vnd.wap.sic";
    private const string Mms = "application/vnd.wap.mms-message";

    // TID, content type, application id, octets of content
    public static TheoryData<string, string, byte, string, string, int> Layouts => new()
    {
        { "WSP-SI-01", PduVectors.WspSi01, 0xDC, Sic, PushApplicationId.WmlUserAgent, 51 },
        { "WSP-SI-02", PduVectors.WspSi02, 0x5F, Sic, PushApplicationId.WmlUserAgent, 28 },
        { "WSP-SI-04", PduVectors.WspSi04, 0x01, Sic, PushApplicationId.WmlUserAgent, 33 },
        { "WSP-SI-06", PduVectors.WspSi06, 0x02, Sic, "x-wap-application:*", 79 },
        { "WSP-SIA-01", PduVectors.WspSia01, 0x01, "application/vnd.wap.sia", PushApplicationId.SessionInitiation, 32 },
        { "MMS-IND-01", PduVectors.MmsInd01, 0x31, Mms, PushApplicationId.MmsUserAgent, 108 },
        { "MMS-IND-02", PduVectors.MmsInd02, 0x31, Mms, PushApplicationId.MmsUserAgent, 108 },
        { "MMS-DIND-01", PduVectors.MmsDind01, 0x32, Mms, PushApplicationId.MmsUserAgent, 59 },
        { "CHAIN-SEG-8", PduVectors.ChainSeg8, 0x2A, Sic + "; charset=utf-8", PushApplicationId.WmlUserAgent, 157 },
        {
            "WSP-CP-01", PduVectors.WspCp01, 0x01,
            "application/vnd.wap.connectivity-wbxml; sec=1; mac=B66312F2770A3D88D08057EFA047C427993D3974", PushApplicationId.WmlUserAgent, 119
        },
    };

    [Theory, MemberData(nameof(Layouts))]
    public void Every_vector_reads_as_published(string name, string hex, byte transactionId, string type, string applicationId, int octets)
    {
        var pdu = PushPdu.Read(Convert.FromHexString(hex));

        Assert.Equal((transactionId, type, applicationId, octets, false),
            (pdu.TransactionId, pdu.ContentType.ToString(), pdu.ApplicationId, pdu.Data.Length, pdu.Confirmed));
        Assert.NotEmpty(name);
    }

    [Theory, MemberData(nameof(Layouts))]
    public void Writing_what_was_read_gives_the_vector_or_its_minimal_form(
        string name, string hex, byte transactionId, string type, string applicationId, int octets)
    {
        var read = PushPdu.Read(Convert.FromHexString(hex));
        Assert.Equal(octets, read.Data.Length);

        var written = Convert.ToHexStringLower(PushPdu.Write(type, applicationId, read.Data.Span, transactionId));

        var minimal = name switch
        {
            // Host, Content-Length and Push-Flag 0 say nothing that the handset needs.
            "WSP-SI-06" => "020603aeaf80" + Convert.ToHexStringLower(read.Data.Span),
            // The media type has a number, which takes one octet in place of 32.
            "MMS-IND-02" => PduVectors.MmsInd01,
            _ => hex,
        };
        Assert.Equal(minimal, written);
    }

    [Fact]
    public void Headers_besides_type_and_application_are_kept_as_text()
    {
        var pdu = PushPdu.Read(Convert.FromHexString(PduVectors.WspSi06));

        Assert.Equal([new("Host", "localhost:8080"), new("Content-Length", "79"), new("Push-Flag", "0")], pdu.Headers);
    }

    [Fact, SuppressMessage("Security", "CA5350", Justification = "The specification's own MAC.")]
    public void Mac_of_the_provisioning_vector_is_that_of_its_body()
    {
        var pdu = PushPdu.Read(Convert.FromHexString(PduVectors.WspCp01));

        Assert.Equal(pdu.ContentType["MAC"], Convert.ToHexString(HMACSHA1.HashData("1234"u8, pdu.Data.Span)));
    }

    [Theory]
    [InlineData("text/plain", "0106018368")]
    [InlineData("text/plain; charset=utf-8", "0106040383" + "81ea68")]
    [InlineData("text/plain; charset=iso-10646-ucs-2", "010606058381" + "0203e868")]
    [InlineData("application/vnd.wap.emn+wbxml", "010604" + "0302030a" + "68")]
    [InlineData("application/x-a", "010610" + "6170706c69636174696f6e2f782d6100" + "68")]
    [InlineData("text/plain; x-a=b", "010608" + "07" + "83" + "782d6100" + "6200" + "68")]
    [InlineData("text/plain; name=\"a b\"", "010607" + "06" + "83" + "85" + "61206200" + "68")]
    public void Content_type_takes_its_shortest_form(string type, string expected)
    {
        var written = PushPdu.Write(type, applicationId: null, "h"u8);

        Assert.Equal(expected, Convert.ToHexStringLower(written));
        Assert.Equal(type, PushPdu.Read(written).ContentType.ToString());
    }

    [Theory]
    [InlineData(null, "01060183", PushApplicationId.WmlUserAgent)]
    [InlineData("wml.ua", "01060183", PushApplicationId.WmlUserAgent)]
    [InlineData("2", "01060183", PushApplicationId.WmlUserAgent)]
    [InlineData("mms.ua", "01060383af84", PushApplicationId.MmsUserAgent)]
    [InlineData("x-wap-application:mms.ua", "01060383af84", PushApplicationId.MmsUserAgent)]
    [InlineData("4", "01060383af84", PushApplicationId.MmsUserAgent)]
    [InlineData("0x04", "01060383af84", PushApplicationId.MmsUserAgent)]
    [InlineData("ulp.ua", "01060383af90", "x-oma-application:ulp.ua")]
    [InlineData("0x8000", "01060583af028000", "0x8000")]
    [InlineData("36865", "01060583af029001", "0x9001")]
    [InlineData("urn:x", "01060883af75726e3a7800", "urn:x")]
    public void Application_id_is_taken_in_every_form_and_read_in_its_full_one(string? applicationId, string expected, string full)
    {
        var written = PushPdu.Write("text/plain", applicationId, []);

        Assert.Equal(expected, Convert.ToHexStringLower(written));
        Assert.Equal(full, PushPdu.Read(written).ApplicationId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("0x")]
    [InlineData("0x100000000")]
    [InlineData("4.ua")]
    [InlineData("caf\u00e9")]
    public void Application_id_that_is_none_is_refused(string applicationId) =>
        Assert.Throws<WspFormatException>(() => PushPdu.Write("text/plain", applicationId, []));

    [Theory]
    [InlineData("text")]
    [InlineData("/plain")]
    [InlineData("text/")]
    [InlineData("text/pl ain")]
    [InlineData("text/plain; charset")]
    [InlineData("text/plain; a=\"b\u0001\"")]
    public void Media_type_that_is_none_is_refused(string type) =>
        Assert.Throws<WspFormatException>(() => PushPdu.Write(type, applicationId: null, []));

    [Fact]
    public void Confirmed_push_and_every_kind_of_header_are_read()
    {
        // page 1 by its delimiter, Date, a header by name, one of page 2 by its short-cut, application id as text behind page 1
        const string Headers = "83" + "7f01" + "920469226221" + "582d4100" + "6200" + "02" + "af84" + "01" + "af" + "75726e3a7800";
        var pdu = PushPdu.Read(Convert.FromHexString("0007" + (Headers.Length / 2).ToString("x2", null) + Headers + "ff"));

        Assert.True(pdu.Confirmed);
        Assert.Equal([new("Date", "2025-11-23T01:23:45Z"), new("X-A", "b"), new("0x02/0x2f", "4")], pdu.Headers);
        Assert.Equal("urn:x", pdu.ApplicationId);
        Assert.Equal([0xFF], pdu.Data.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0106")]
    [InlineData("01050183")]
    [InlineData("01060283")]
    [InlineData("010600")]
    [InlineData("0106ffffffffff7f83")]
    [InlineData("010604058381ea")]
    [InlineData("01060783af05ffffffff")]
    public void What_is_no_push_is_refused(string hex) =>
        Assert.Throws<WspFormatException>(() => PushPdu.Read(Convert.FromHexString(hex)));

    [Fact]
    public void Truncated_vectors_keep_their_headers_or_are_refused()
    {
        foreach (var (_, hex) in PduVectors.All)
        {
            var octets = Convert.FromHexString(hex);
            var whole = PushPdu.Read(octets);
            var refused = Garble.Refused<WspFormatException>(Garble.Truncations(octets), truncated =>
                Assert.Equal(whole.ContentType, PushPdu.Read(truncated).ContentType));
            Assert.Equal(octets.Length - whole.Data.Length, refused);
        }
    }

    [Fact]
    public void Mutated_vectors_are_read_or_end_in_the_one_exception()
    {
        byte[][] originals = [.. PduVectors.All.Select(vector => Convert.FromHexString(vector.Hex)).Select(octets => octets[..Math.Min(40, octets.Length)])];

        var refused = Garble.Refused<WspFormatException>(Garble.Mutations(originals, FloodCounts.PushPdu, seed: 3), octets => PushPdu.Read(octets));

        Assert.InRange(refused, FloodCounts.PushPdu / 10, FloodCounts.PushPdu);
    }

    [Fact]
    public void Seeded_pushes_come_back_as_they_were_written()
    {
        var random = new Random(4);
        string[] types = [Sic, Mms, "text/plain; charset=utf-8", "application/x-y; a=b", "image/png", "application/vnd.omaloc-supl-init"];
        for (var i = 0; i < 2_000; i++)
        {
            var type = types[random.Next(types.Length)];
            var applicationId = random.Next(3) switch { 0 => null, 1 => "0x" + random.Next(0x8000, int.MaxValue).ToString("x", null), _ => $"urn:{random.Next()}" };
            var data = new byte[random.Next(400)];
            random.NextBytes(data);

            var pdu = PushPdu.Read(PushPdu.Write(type, applicationId, data, (byte)i));

            Assert.Equal((type, applicationId ?? PushApplicationId.WmlUserAgent, (byte)i), (pdu.ContentType.ToString(), pdu.ApplicationId, pdu.TransactionId));
            Assert.Equal(data, pdu.Data.ToArray());
        }
    }
}
