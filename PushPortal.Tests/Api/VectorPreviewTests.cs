using System.Text;
using System.Text.Json;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Tests.Content;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Protocols.Sms;
using PushPortal.Tests.Protocols.Wbxml;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Api;

/// <summary>Every published vector of contents, push PDUs and segments through the preview.</summary>
public sealed class VectorPreviewTests(SharedGateway shared) : Journey(shared)
{
    private const ushort PushPort = 2948;

    public static TheoryData<string> Documents => [.. WbxmlVectors.All.Select(vector => vector.Name)];

    [Theory, MemberData(nameof(Documents))]
    public async Task Document_has_the_body_of_its_vector_as_xml_as_fields_and_as_octets(string name)
    {
        var vector = WbxmlVectors.Find(name);

        var xml = await Rest.PreviewAsync(new { type = "raw", contentType = ContentJson.XmlType(vector), bodyBase64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(vector.Xml)) });
        var octets = await Rest.PreviewAsync(new { type = "raw", contentType = ContentJson.BinaryType(vector), bodyHex = vector.Hex });
        var fields = ContentJson.Fields(vector) is { } content ? await Rest.PreviewAsync(content) : xml;

        Assert.Equal((vector.Minimal, vector.Minimal, vector.Hex), (xml.Text("body"), fields.Text("body"), octets.Text("body")));
        Assert.Equal(xml.Text("pdu"), fields.Text("pdu"));
        Assert.Equal(xml.Text("pdu").Replace(vector.Minimal, vector.Hex, StringComparison.Ordinal), octets.Text("pdu"));
    }

    /// <summary>Push PDUs with what their sources wrote that is not the shortest form; null where they are it.</summary>
    public static TheoryData<string, string?> Pushes => new()
    {
        { "WSP-SI-01", null },
        { "WSP-SI-02", null },
        { "WSP-SI-04", null },
        { "WSP-SI-06", "Host, Content-Length and Push-Flag headers" },
        { "WSP-SIA-01", null },
        { "WSP-CP-01", null },
        { "MMS-IND-01", null },
        { "MMS-IND-02", "the content type as text" },
        { "MMS-DIND-01", null },
        { "CHAIN-SEG-8", null },
    };

    [Theory, MemberData(nameof(Pushes))]
    public async Task Push_is_the_pdu_of_its_vector_or_decodes_alike(string name, string? difference) =>
        await MustBeAlikeAsync(Convert.FromHexString(PduVectors.All.Single(vector => vector.Name == name).Hex), difference);

    /// <summary>Short messages with what their networks wrote that is not the shortest form; null where they are it.</summary>
    public static TheoryData<string, string?> ShortMessages => new()
    {
        { "SMS-MMS-02", "the content type as text" },
        { "SMS-MMS-03", "the content type as text, and a Push-Flag header" },
        { "SMS-MMS-04", "the content type as text" },
        { "SMS-SI-01", "Encoding-Version, Content-Length and Push-Flag headers" },
        { "SMS-MMS-06", "the content type as text, and a Push-Flag header" },
        { "SMS-MMS-08", "the content type as text, and an X-Wap-Initiator-URI header" },
        { "CHAIN-SEG-8", null },
    };

    [Theory, MemberData(nameof(ShortMessages))]
    public async Task Segments_carry_the_push_of_their_vector_or_one_that_decodes_alike(string name, string? difference)
    {
        var vector = ShortMessageVectors.Find(name);

        var preview = await MustBeAlikeAsync(vector.Reassembled().Data.ToArray(), difference);

        var segments = preview.Items("segments");
        Assert.Equal(preview.Text("pdu"), string.Concat(segments.Select(segment => segment.Text("userData"))));
        if (difference is null)
        {
            // All but the reference and the transaction id.
            Assert.Equal(
                vector.UserData.Select(userData => Convert.ToHexStringLower(userData)),
                segments.Select((segment, at) => segment.Text("userDataHeader").Replace("0b000300", "0b00035a", StringComparison.Ordinal)
                    + (at == 0 ? string.Concat("2a", segment.Text("userData").AsSpan(2)) : segment.Text("userData"))));
        }
    }

    private async Task<JsonElement> MustBeAlikeAsync(byte[] vector, string? difference)
    {
        var read = PushPdu.Read(vector);
        var preview = await Rest.PreviewAsync(
            new { type = "raw", contentType = read.ContentType.ToString(), bodyHex = Convert.ToHexStringLower(read.Data.Span) }, read.ApplicationId);

        var pdu = Convert.FromHexString(preview.Text("pdu"));
        Assert.Equal(difference is null, pdu.AsSpan(1).SequenceEqual(vector.AsSpan(1)));
        Assert.True(pdu.Length <= vector.Length);
        var (expected, decoded) = (ContentDecoder.Decode(vector, PushPort), ContentDecoder.Decode(pdu, PushPort));
        Assert.Equal((expected.ContentType, expected.ApplicationId, expected.Href), (decoded.ContentType, decoded.ApplicationId, decoded.Href));
        Assert.Equal(expected.Fields, decoded.Fields);
        Assert.Equal(expected.Parameters, decoded.Parameters);
        Assert.Equal(expected.Body.ToArray(), decoded.Body.ToArray());
        return preview;
    }
}
