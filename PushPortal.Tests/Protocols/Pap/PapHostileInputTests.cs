using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class PapHostileInputTests
{
    private const string MarkupCharacters = "<>&\"'=-/\r\n \0%;[";

    private const string Levels = """
        <!ENTITY a "lollollollollollollollollollol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
        <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
        """;

    [Theory]
    [InlineData("<!DOCTYPE pap [" + Levels + "]>", "&f;")]
    [InlineData("<!DOCTYPE pap [<!-- hidden --><?pi <!ENTITY?><!ELEMENT pap ANY>" + Levels + "]>", "&f;")]
    [InlineData("<!DOCTYPE pap [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")]
    [InlineData("<!DOCTYPE pap [<!ENTITY x SYSTEM \"http://127.0.0.1:9/secret\">]>", "plain")]
    [InlineData("<!DOCTYPE pap [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/evil.dtd\"> %p;]>", "plain")]
    [InlineData("<!DOCTYPE pap [%p;]>", "plain")]
    public void Entity_declarations_are_refused_before_anything_is_expanded_or_fetched(string documentType, string value)
    {
        var fault = PapSamples.Refused($"{documentType}<pap><cancel-message push-id='{value}'/></pap>");

        Assert.Equal(PapStatus.BadRequest, fault.Code);
        Assert.Contains("The DOCTYPE declares or uses an entity", fault.Description, StringComparison.Ordinal);
        Assert.InRange(fault.Description.Length + fault.Fragment!.Length, 1, 2 * PapSyntaxException.MaxTextLength);
    }

    [Theory]
    [InlineData("<pap><cancel-message push-id='&nbsp;'/></pap>")]
    [InlineData("<pap>&x;<cancel-message push-id='1'/></pap>")]
    [InlineData("<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://127.0.0.1:9/pap_2.0.dtd\"><pap><cancel-message push-id='&copy;'/></pap>")]
    public void References_to_entities_that_xml_does_not_have_are_refused(string xml)
    {
        Assert.Contains("not well-formed", PapSamples.Refused(xml).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_type_is_never_fetched()
    {
        // Nothing listens there: a fetch would end in an exception of another type.
        var document = PapSamples.Read("<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://127.0.0.1:9/pap_2.0.dtd\"><pap><cancel-message push-id='&lt;1&#x31;'/></pap>");

        Assert.Equal("<11", Assert.IsType<CancelMessage>(document).PushId);
    }

    [Fact]
    public void Other_declarations_of_the_internal_subset_are_passed_over()
    {
        var document = PapSamples.Read("""
            <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 1.0//EN" "pap_1.0.dtd" [
              <!-- ]> --> <?other ]>?>
              <!ELEMENT pap ANY> <!ATTLIST pap note CDATA "]> <!ENTITY x">
              <?wap-pap-ver supported-versions='1.*'?> ] >
            <pap><cancel-message push-id="1"/></pap>
            """);

        Assert.Equal(PapVersion.Pap10, document.Version);
    }

    [Fact]
    public void Deep_nesting_is_refused_at_its_first_unknown_element()
    {
        var xml = "<pap><cancel-message push-id='1'>" + string.Concat(Enumerable.Repeat("<a>", 100_000));

        Assert.Contains("\"a\" is unknown", PapSamples.Refused(xml).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_over_the_limit_is_refused_and_one_just_under_it_is_read()
    {
        var start = "<pap><cancel-message push-id='1'>";
        var end = "</cancel-message></pap>";
        string OfLength(int length) => start + new string(' ', length - start.Length - end.Length) + end;

        Assert.IsType<CancelMessage>(PapSamples.Read(OfLength(PapReader.MaxDocumentLength)));
        Assert.Contains("longer than", PapSamples.Refused(OfLength(PapReader.MaxDocumentLength + 1)).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_of_a_document_is_refused()
    {
        var whole = PapSamples.Bytes(PapSamples.FullPush.TrimEnd());

        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<PapSyntaxException>(() => PapReader.Read(whole.AsMemory(0, length)));
    }

    [Fact]
    public void Every_truncation_of_a_push_is_refused_or_read_whole()
    {
        var whole = PapSamples.Bytes(PapSamples.Multipart(PapSamples.FullPush));
        var read = 0;

        for (var length = 0; length <= whole.Length; length++)
        {
            try
            {
                var request = PapRequest.Read(whole.AsMemory(0, length), PapSamples.MultipartType);
                Assert.Equal(PapSamples.Bytes(PapSamples.ServiceIndication), request.Content!.Body.ToArray());
                read++;
            }
            catch (PapSyntaxException fault)
            {
                Assert.NotEmpty(PapWriter.Write(fault.Answer));
            }
        }

        // Only the line break behind the closing delimiter may be missing, whole or in half; half of it is no line end.
        Assert.Equal(2, read);
    }

    [Fact]
    public void Mutated_pushes_end_only_in_a_push_or_in_an_answer_that_can_be_written()
    {
        var whole = PapSamples.Bytes(PapSamples.Multipart(
            "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"pap_2.0.dtd\" [<?wap-pap-ver supported-versions=\"2.0,1.*\"?>]>" + PapSamples.Push(),
            "V2FudCB0byB0ZXN0IGEgZmV0Y2g/",
            "Content-Type: text/vnd.wap.si; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nX-Wap-Application-Id: x-wap-application:wml.ua\r\n").Replace("<?xml version=\"1.0\"?>", "", StringComparison.Ordinal));

        var refused = Garble.Refused<PapSyntaxException>(Garble.Mutations([whole], FloodCounts.Pap, seed: 20260701, MarkupCharacters), octets =>
        {
            try
            {
                Assert.NotEmpty(PapWriter.Write(PapRequest.Read(octets, PapSamples.MultipartType).Document));
            }
            catch (PapSyntaxException fault)
            {
                Assert.Equal(fault.Answer.Code, PapReader.Read(PapWriter.Write(fault.Answer)) is BadMessageResponse answer ? answer.Code : default);
                throw;
            }
        });

        Assert.InRange(refused, FloodCounts.Pap / 40, FloodCounts.Pap - FloodCounts.Pap / 40);
    }

    [Fact]
    public void Mutated_multipart_bodies_are_taken_apart_or_end_in_the_one_exception()
    {
        var whole = PapSamples.Bytes(PapSamples.Multipart(PapSamples.Push(), "aGVsbG8=", "Content-Type: text/plain;\r\n charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"));

        var refused = Garble.Refused<PapSyntaxException>(Garble.Mutations([whole], FloodCounts.Multipart, seed: 24, MarkupCharacters),
            octets => PushMultipart.Read(octets, PapSamples.MultipartType));

        Assert.InRange(refused, FloodCounts.Multipart / 40, FloodCounts.Multipart - FloodCounts.Multipart / 40);
    }
}
