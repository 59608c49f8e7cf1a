using System.Net;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace PushPortal.Tests.Journeys;

/// <summary>An HTTP answer at the PAP endpoint, and the PAP document in it, read without the gateway's own reader.</summary>
/// <param name="Capabilities">The second entity of a multipart answer; null when the answer is a plain document.</param>
internal sealed record PapAnswer(HttpStatusCode Status, string? Challenge, string Xml, string? Capabilities = null)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>The document: the element below <c>pap</c>.</summary>
    internal XElement Document => DocumentOf(Xml);

    /// <summary>The status code of the document, on itself or on its result.</summary>
    internal string Code => ((string?)Document.Attribute("code") ?? (string?)Document.Elements().First().Attribute("code"))!;

    internal static XElement DocumentOf(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), Settings);
        var root = XDocument.Load(reader).Root!;
        Assert.Equal("pap", root.Name);
        return Assert.Single(root.Elements());
    }

    internal static async Task<PapAnswer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var (xml, capabilities) = response.Content.Headers.ContentType is { MediaType: "multipart/related" } type
                ? await ReadEntitiesAsync(type.Parameters.Single(parameter => parameter.Name == "boundary").Value!, response.Content)
                : (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), null);
            return new PapAnswer(response.StatusCode, response.Headers.WwwAuthenticate.ToString(), xml, capabilities);
        }
    }

    private static async Task<(string Control, string Capabilities)> ReadEntitiesAsync(string boundary, HttpContent content)
    {
        var ct = TestContext.Current.CancellationToken;
        var entities = new MultipartReader(boundary, await content.ReadAsStreamAsync(ct));
        var texts = new List<string>();
        while (await entities.ReadNextSectionAsync(ct) is { } entity)
        {
            Assert.Equal("application/xml", entity.ContentType);
            texts.Add(await entity.ReadAsStringAsync(ct));
        }

        Assert.Equal(2, texts.Count);
        return (texts[0], texts[1]);
    }

    /// <summary>The document is of this kind with this code, over this HTTP status.</summary>
    internal PapAnswer Must(string element, string code, HttpStatusCode status = HttpStatusCode.Accepted)
    {
        Assert.True(Status == status, $"{(int)Status}: {Xml}");
        Assert.Equal((element, code), (Document.Name.LocalName, Code));
        return this;
    }
}
