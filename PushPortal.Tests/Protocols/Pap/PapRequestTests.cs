using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class PapRequestTests
{
    private const string FullType = "<!DOCTYPE pap PUBLIC '-//WAPFORUM//DTD PAP 1.0//EN' 'pap_1.0.dtd'>";

    [Theory]
    [InlineData("application/xml")]
    [InlineData("Text/XML; charset=\"utf-8\"")]
    public void Plain_document_is_read_by_its_content_type(string contentType)
    {
        var request = PapRequest.Read(PapSamples.Bytes("<pap><ccq-message query-id='q'>" + PapSamples.Address + "</ccq-message></pap>"), contentType);

        Assert.Equal("q", Assert.IsType<CcqMessage>(request.Document).QueryId);
        Assert.Null(request.Content);
    }

    [Fact]
    public void Push_message_as_a_plain_document_lacks_its_content()
    {
        var fault = Assert.Throws<PapSyntaxException>(() => PapRequest.Read(PapSamples.Bytes(PapSamples.FullPush), "application/xml"));

        Assert.Contains("content entity is missing", fault.Description, StringComparison.Ordinal);
        Assert.Equal("9fjeo39jf084@pi.com", fault.PushId);
        Assert.Equal(PapVersion.Pap10, fault.AnswerVersion);
    }

    [Fact]
    public void Fault_of_the_content_is_answered_in_the_version_of_the_control_entity()
    {
        var body = PapSamples.Multipart(FullType + "<pap><push-message push-id='5@pi'>" + PapSamples.Address + "</push-message></pap>", "x", "X: 1\r\n");

        var fault = Assert.Throws<PapSyntaxException>(() => PapRequest.Read(PapSamples.Bytes(body), PapSamples.MultipartType));

        Assert.Contains("no Content-Type", fault.Description, StringComparison.Ordinal);
        Assert.Equal("5@pi", fault.PushId);
        Assert.Equal(PapVersion.Pap10, fault.AnswerVersion);
    }

    [Fact]
    public void Other_documents_do_not_travel_in_multipart()
    {
        var body = PapSamples.Multipart("<pap><cancel-message push-id='1'/></pap>");

        var fault = Assert.Throws<PapSyntaxException>(() => PapRequest.Read(PapSamples.Bytes(body), PapSamples.MultipartType));

        Assert.Contains("not a push-message", fault.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "no Content-Type")]
    [InlineData("", "no Content-Type")]
    [InlineData("xml", "cannot be read")]
    [InlineData("application/json", "\"application/json\": expected multipart/related or application/xml")]
    public void Other_content_types_are_refused(string? contentType, string reason)
    {
        var fault = Assert.Throws<PapSyntaxException>(() => PapRequest.Read(PapSamples.Bytes(PapSamples.FullPush), contentType));

        Assert.Equal(PapStatus.BadRequest, fault.Code);
        Assert.Contains(reason, fault.Description, StringComparison.Ordinal);
    }
}
