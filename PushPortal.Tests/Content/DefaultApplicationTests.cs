using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Tests.Content;

/// <summary>Binary types pass under their numbers, to the application that they are for.</summary>
public sealed class DefaultApplicationTests
{
    [Theory]
    [InlineData("application/vnd.wap.sic", "ae")]
    [InlineData("application/vnd.wap.slc", "b0")]
    [InlineData("application/vnd.wap.coc", "b2")]
    [InlineData("application/vnd.wap.connectivity-wbxml", "b6")]
    [InlineData("application/vnd.wap.sia", "b4" + "af81")]
    [InlineData("application/vnd.wap.mms-message", "be" + "af84")]
    [InlineData("application/vnd.wap.locc+wbxml", "c0" + "af86")]
    [InlineData("application/vnd.syncml.dm+wbxml", "c2" + "af87")]
    [InlineData("application/vnd.syncml.dm+xml", "c3" + "af87")]
    [InlineData("application/vnd.syncml.notification", "c4" + "af87")]
    [InlineData("application/vnd.wv.csp.cir", "c6" + "af8a")]
    [InlineData("application/vnd.oma.dd+xml", "c7" + "af91")]
    [InlineData("application/vnd.oma.drm.message", "c8")]
    [InlineData("application/vnd.oma.drm.content", "c9")]
    [InlineData("application/vnd.oma.drm.rights+xml", "ca" + "af88")]
    [InlineData("application/vnd.oma.drm.rights+wbxml", "cb" + "af88")]
    [InlineData("application/vnd.syncml.ds.notification", "ce" + "af85")]
    [InlineData("application/octet-stream", "da")]
    [InlineData("application/vnd.wap.emn+wbxml", "0302030a" + "af89")]
    [InlineData("application/vnd.omaloc-supl-init", "03020312" + "af90")]
    [InlineData("application/x-own", "6170706c69636174696f6e2f782d6f776e00")]
    [InlineData("Application/Vnd.Oma.Drm.Rights+XML; charset=utf-8", "03ca81ea" + "af88")]
    public void Body_passes_untouched_under_the_numbers_of_its_type_and_application(string contentType, string headers)
    {
        byte[] body = [0x00, 0xFF, 0x3C, 0x0D, 0x0A, 0x80];

        var encoded = ContentEncoder.Encode(new RawContent { ContentType = contentType, Body = body }, DateTimeOffset.UnixEpoch);
        var pdu = PushPdu.Write(encoded.ContentType!, encoded.DefaultApplicationId, encoded.Body.Span);

        Assert.Equal($"0106{headers.Length / 2:x2}{headers}00ff3c0d0a80", Convert.ToHexStringLower(pdu));
        var read = PushPdu.Read(pdu);
        Assert.Equal(encoded.DefaultApplicationId ?? PushApplicationId.WmlUserAgent, read.ApplicationId);
        Assert.Equal(body, read.Data.ToArray());
    }
}
