using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace PushPortal.Tests.Journeys;

/// <summary>An HTTP answer at the PAP endpoint, and the PAP document in it, read without the gateway's own reader.</summary>
internal sealed record PapAnswer(HttpStatusCode Status, string? Challenge, string Xml)
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
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new PapAnswer(response.StatusCode, response.Headers.WwwAuthenticate.ToString(), text);
        }
    }

    /// <summary>The document is of this kind with this code, over this HTTP status.</summary>
    internal PapAnswer Must(string element, string code, HttpStatusCode status = HttpStatusCode.Accepted)
    {
        Assert.True(Status == status, $"{(int)Status}: {Xml}");
        Assert.Equal((element, code), (Document.Name.LocalName, Code));
        return this;
    }
}
