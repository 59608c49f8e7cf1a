using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class PapFaultTests
{
    private const string Address = PapSamples.Address;

    [Theory]
    [InlineData("<push-message>" + Address + "</push-message>", "push-message", "push-id")]
    [InlineData("<push-message push-id=''>" + Address + "</push-message>", "push-message", "push-id")]
    [InlineData("<push-message push-id='1'><address/></push-message>", "address", "address-value")]
    [InlineData("<push-message push-id='1'/>", "push-message", "address")]
    [InlineData("<push-message push-id='1'><quality-of-service/></push-message>", "push-message", "address")]
    [InlineData("<push-response><response-result code='1001'/></push-response>", "push-response", "push-id")]
    [InlineData("<push-response push-id='1'/>", "push-response", "response-result")]
    [InlineData("<push-response push-id='1'><response-result/></push-response>", "response-result", "code")]
    [InlineData("<push-response push-id='1'><progress-note/><response-result code='1001'/></push-response>", "progress-note", "stage")]
    [InlineData("<cancel-message/>", "cancel-message", "push-id")]
    [InlineData("<cancel-response><cancel-result code='1000'/></cancel-response>", "cancel-response", "push-id")]
    [InlineData("<cancel-response push-id='1'/>", "cancel-response", "cancel-result")]
    [InlineData("<cancel-response push-id='1'><cancel-result/></cancel-response>", "cancel-result", "code")]
    [InlineData("<resultnotification-message message-state='delivered' code='1000'>" + Address + "</resultnotification-message>", "resultnotification-message", "push-id")]
    [InlineData("<resultnotification-message push-id='1' code='1000'>" + Address + "</resultnotification-message>", "resultnotification-message", "message-state")]
    [InlineData("<resultnotification-message push-id='1' message-state='delivered'>" + Address + "</resultnotification-message>", "resultnotification-message", "code")]
    [InlineData("<resultnotification-message push-id='1' message-state='delivered' code='1000'/>", "resultnotification-message", "address")]
    [InlineData("<resultnotification-response push-id='1'/>", "resultnotification-response", "code")]
    [InlineData("<statusquery-message/>", "statusquery-message", "push-id")]
    [InlineData("<statusquery-response><statusquery-result message-state='pending' code='1000'/></statusquery-response>", "statusquery-response", "push-id")]
    [InlineData("<statusquery-response push-id='1'/>", "statusquery-response", "statusquery-result")]
    [InlineData("<statusquery-response push-id='1'><statusquery-result code='1000'/></statusquery-response>", "statusquery-result", "message-state")]
    [InlineData("<statusquery-response push-id='1'><statusquery-result message-state='pending'/></statusquery-response>", "statusquery-result", "code")]
    [InlineData("<ccq-message query-id='q'/>", "ccq-message", "address")]
    [InlineData("<ccq-response/>", "ccq-response", "code")]
    [InlineData("<badmessage-response/>", "badmessage-response", "code")]
    public void Missing_piece_is_named_with_its_element(string document, string element, string missing)
    {
        var fault = PapSamples.Refused($"<pap>{document}</pap>");

        Assert.Equal(PapStatus.BadRequest, fault.Code);
        Assert.StartsWith($"{element} needs the ", fault.Description, StringComparison.Ordinal);
        Assert.Contains($" {missing}:", fault.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<push-message push-id='1' replace-method='some'>" + Address + "</push-message>", "replace-method", "pending-only or all")]
    [InlineData("<push-message push-id='1' progress-notes-requested='yes'>" + Address + "</push-message>", "progress-notes-requested", "true or false")]
    [InlineData("<push-message push-id='1' deliver-before-timestamp='2026-07-01T10:00:00'>" + Address + "</push-message>", "deliver-before-timestamp", "YYYY-MM-DDThh:mm:ssZ")]
    [InlineData("<push-message push-id='1' deliver-before-timestamp='2026-07-01T10:00:00+08:00'>" + Address + "</push-message>", "deliver-before-timestamp", "UTC")]
    [InlineData("<push-message push-id='1' deliver-before-timestamp='2026-02-30T10:00:00Z'>" + Address + "</push-message>", "deliver-before-timestamp", "UTC")]
    [InlineData("<push-message push-id='1' deliver-after-timestamp=''>" + Address + "</push-message>", "deliver-after-timestamp", "UTC")]
    [InlineData("<push-message push-id='1'>" + Address + "<quality-of-service priority='urgent'/></push-message>", "priority", "high, medium or low")]
    [InlineData("<push-message push-id='1'>" + Address + "<quality-of-service delivery-method='sure'/></push-message>", "delivery-method", "confirmed, preferconfirmed, unconfirmed or notspecified")]
    [InlineData("<push-message push-id='1'>" + Address + "<quality-of-service network-required='1'/></push-message>", "network-required", "true or false")]
    [InlineData("<push-message push-id='1'>" + Address + "<quality-of-service bearer-required='1'/></push-message>", "bearer-required", "true or false")]
    [InlineData("<push-response push-id='1' reply-time='now'><response-result code='1001'/></push-response>", "reply-time", "UTC")]
    [InlineData("<push-response push-id='1'><progress-note stage='a' time='now'/><response-result code='1001'/></push-response>", "time", "UTC")]
    [InlineData("<push-response push-id='1'><response-result code='OK'/></push-response>", "code", "four digits")]
    [InlineData("<push-response push-id='1'><response-result code='0100'/></push-response>", "code", "four digits")]
    [InlineData("<cancel-response push-id='1'><cancel-result code='10000'/></cancel-response>", "code", "four digits")]
    [InlineData("<resultnotification-message push-id='1' message-state='lost' code='1000'>" + Address + "</resultnotification-message>", "message-state", "rejected, pending, delivered")]
    [InlineData("<resultnotification-message push-id='1' message-state='delivered' code='1000' event-time='1'>" + Address + "</resultnotification-message>", "event-time", "UTC")]
    [InlineData("<resultnotification-message push-id='1' message-state='delivered' code='1000' received-time='1'>" + Address + "</resultnotification-message>", "received-time", "UTC")]
    [InlineData("<statusquery-response push-id='1'><statusquery-result message-state='lost' code='1000'/></statusquery-response>", "message-state", "rejected, pending, delivered")]
    [InlineData("<statusquery-response push-id='1'><statusquery-result message-state='pending' code='1000' event-time='1'/></statusquery-response>", "event-time", "UTC")]
    public void Wrong_value_is_named_with_what_was_expected(string document, string attribute, string expected)
    {
        var fault = PapSamples.Refused($"<pap>{document}</pap>");

        Assert.Equal(PapStatus.BadRequest, fault.Code);
        Assert.Contains($"the attribute {attribute} is ", fault.Description, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Description[fault.Description.IndexOf("expected", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   \r\n", "empty")]
    [InlineData("<pap/>", "pap element is empty")]
    [InlineData("<pap>  </pap>", "pap element is empty")]
    [InlineData("<wap/>", "root element is \"wap\"")]
    [InlineData("<pap><hello-message/></pap>", "\"hello-message\" is not a PAP document")]
    [InlineData("<pap>text<cancel-message push-id='1'/></pap>", "pap element is empty")]
    [InlineData("<pap><cancel-message push-id='1'/>text</pap>", "Text stands")]
    [InlineData("<pap><cancel-message push-id='1'>text</cancel-message></pap>", "Text stands")]
    [InlineData("<pap><cancel-message push-id='1'><address address-value='a'>text</address></cancel-message></pap>", "Text stands")]
    [InlineData("<pap><cancel-message push-id='1'/><cancel-message push-id='2'/></pap>", "\"cancel-message\" is unknown, repeated or out of order")]
    [InlineData("<pap><cancel-message push-id='1'><extra/></cancel-message></pap>", "\"extra\" is unknown")]
    [InlineData("<pap><cancel-message push-id='1'><address address-value='a'><b/></address></cancel-message></pap>", "\"b\" is unknown")]
    [InlineData("<pap><push-message push-id='1'>" + Address + "<quality-of-service/><quality-of-service/></push-message></pap>", "\"quality-of-service\" is unknown, repeated")]
    [InlineData("<pap><push-message push-id='1'>" + Address + "<quality-of-service/>" + Address + "</push-message></pap>", "\"address\" is unknown, repeated or out of order")]
    [InlineData("<pap><cancel-message push-id='1'/></pap><pap/>", "not well-formed")]
    [InlineData("<pap><cancel-message push-id='1'/>", "not well-formed")]
    [InlineData("<pap><cancel-message push-id='1' push-id='2'/></pap>", "not well-formed")]
    [InlineData("<pap><cancel-message push-id='&#0;'/></pap>", "not well-formed")]
    [InlineData("<pap><cancel-message push-id='\0'/></pap>", "U+0000")]
    [InlineData("no xml", "not well-formed")]
    [InlineData("<!DOCTYPE pap [", "before the pap element")]
    [InlineData("<!DOCTYPE pap PUBLIC x>", "before the pap element")]
    [InlineData("<!DOCTYPE pap><!DOCTYPE pap><pap/>", "before the pap element")]
    [InlineData("<?><pap/>", "before the pap element")]
    [InlineData("<!--><pap/>", "before the pap element")]
    [InlineData("<!DOCTYPE pap [<!ELEMENT pap '>", "before the pap element")]
    [InlineData("<!DOCTYPE si><pap/>", "DOCTYPE is for \"si\"")]
    public void Document_of_another_shape_is_refused_with_its_reason(string xml, string reason)
    {
        var fault = PapSamples.Refused(xml);

        Assert.Equal(PapStatus.BadRequest, fault.Code);
        Assert.Contains(reason, fault.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_carries_the_push_id_read_so_far_the_tag_and_the_version_to_answer_in()
    {
        var fault = PapSamples.Refused("""
            <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 1.0//EN" "http://www.wapforum.org/DTD/pap_1.0.dtd">
            <pap>
              <push-message push-id="77@pi">
                <address address-value="a"/>
                <quality-of-service priority="urgent"/>
              </push-message>
            </pap>
            """);

        Assert.Equal("77@pi", fault.PushId);
        Assert.Equal("<quality-of-service priority=\"urgent\"/>", fault.Fragment);
        Assert.Equal(PapVersion.Pap10, fault.AnswerVersion);
        Assert.Equal(
            new BadMessageResponse { Version = PapVersion.Pap10, Code = PapStatus.BadRequest, Desc = fault.Description, BadMessageFragment = fault.Fragment },
            fault.Answer);
    }

    [Fact]
    public void Fragment_and_description_are_bounded_whatever_was_sent()
    {
        var fault = PapSamples.Refused($"<pap><cancel-message push-id='1' {new string('x', 100_000)}='1'><{new string('y', 100_000)}/></cancel-message></pap>");

        Assert.InRange(fault.Fragment!.Length, 1, PapSyntaxException.MaxTextLength);
        Assert.InRange(fault.Description.Length, 1, PapSyntaxException.MaxTextLength);
    }

    [Fact]
    public void Value_longer_than_any_sensible_one_is_refused()
    {
        var fault = PapSamples.Refused($"<pap><cancel-message push-id='{new string('x', 5000)}'/></pap>");

        Assert.Contains("push-id is longer than", fault.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_attributes_comments_and_instructions_are_ignored()
    {
        var document = PapSamples.Read("<pap xmlns:v='urn:v' v:a='1'><!-- c --><?pi?><cancel-message colour='red' push-id='1' v:b='2'><!-- c --></cancel-message><?pi?></pap><!-- end -->");

        Assert.Equal("1", Assert.IsType<CancelMessage>(document).PushId);
    }

    [Theory]
    [InlineData("PENDING-ONLY", "TRUE", "High", "UnConfirmed")]
    [InlineData("pending-only", "true", " high ", "unconfirmed")]
    public void Enumerations_compare_without_case(string replace, string flag, string priority, string method)
    {
        var push = Assert.IsType<PushMessage>(PapSamples.Read(PapSamples.Push(
            $"push-id='1' replace-push-id='0' replace-method='{replace}' progress-notes-requested='{flag}'",
            Address + $"<quality-of-service priority='{priority}' delivery-method='{method}'/>")));

        Assert.Equal(ReplaceMethod.PendingOnly, push.ReplaceMethod);
        Assert.True(push.ProgressNotesRequested);
        Assert.Equal(Priority.High, push.QualityOfService!.Priority);
        Assert.Equal(DeliveryMethod.Unconfirmed, push.QualityOfService.DeliveryMethod);
    }
}
