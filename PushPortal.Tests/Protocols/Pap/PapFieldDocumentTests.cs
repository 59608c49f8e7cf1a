using System.Text;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

/// <summary>Documents that push initiators in the field send, rebuilt from their structure.</summary>
public sealed class PapFieldDocumentTests
{
    [Fact]
    public void PAP_01_full_push_submission_of_version_1_0()
    {
        var request = PapRequest.Read(PapSamples.Bytes(PapSamples.Multipart(PapSamples.FullPush)), PapSamples.MultipartType);

        var push = Assert.IsType<PushMessage>(request.Document);
        Assert.Equal(PapVersion.Pap10, push.Version);
        Assert.Equal("9fjeo39jf084@pi.com", push.PushId);
        Assert.Equal(new DateTimeOffset(2002, 11, 1, 6, 45, 0, TimeSpan.Zero), push.DeliverBeforeTimestamp);
        Assert.Equal(new DateTimeOffset(2000, 2, 27, 6, 45, 0, TimeSpan.Zero), push.DeliverAfterTimestamp);
        Assert.False(push.ProgressNotesRequested);
        Assert.Equal([new PapAddress("WAPPUSH=+358408676001/TYPE=PLMN@ppg.carrier.com")], push.Addresses);
        Assert.Equal(
            new QualityOfService { Priority = Priority.Low, DeliveryMethod = DeliveryMethod.Unconfirmed, Network = "GSM", NetworkRequired = true, Bearer = "SMS", BearerRequired = true },
            push.QualityOfService);
        Assert.Equal("text/vnd.wap.si", request.Content!.ContentType);
        Assert.Equal(PapSamples.ServiceIndication, Encoding.UTF8.GetString(request.Content.Body.Span));
        Assert.Null(request.Capabilities);
    }

    [Fact]
    public void PAP_02_smallest_push_has_the_defaults_of_the_document_type()
    {
        var push = Assert.IsType<PushMessage>(PapSamples.Read(PapSamples.Push()));

        Assert.Equal(PapVersion.Pap20, push.Version);
        Assert.Equal("1@pi", push.PushId);
        Assert.Equal(ReplaceMethod.All, push.ReplaceMethod);
        Assert.Null(push.DeliverBeforeTimestamp);
        Assert.Null(push.PpgNotifyRequestedTo);
        Assert.False(push.ProgressNotesRequested);
        Assert.Null(push.QualityOfService);
        Assert.Null(push.ProductName);
    }

    [Fact]
    public void PAP_03_two_user_addresses_keep_their_percent_escapes_until_they_are_resolved()
    {
        var push = Assert.IsType<PushMessage>(PapSamples.Read(PapSamples.Push(
            "push-id=\"a_push_id\" ppg-notify-requested-to=\"http://localhost:7778\"",
            """
            <address address-value="WAPPUSH=user1%40rim%2ecom%5B%3A7874/TYPE=USER@rim.net"/>
            <address address-value="WAPPUSH=user2%40rim%2ecom%3A7874/TYPE=USER@rim.net"/>
            <quality-of-service delivery-method="unconfirmed"/>
            """,
            "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\">")));

        Assert.Equal("http://localhost:7778", push.PpgNotifyRequestedTo);
        Assert.Equal(2, push.Addresses.Count);
        Assert.True(ClientAddress.TryParse(push.Addresses[0].Value, out var address, out _));
        Assert.Equal("user1@rim.com[:7874", address.Value);
        Assert.Equal(new QualityOfService { DeliveryMethod = DeliveryMethod.Unconfirmed }, push.QualityOfService);
    }

    [Fact]
    public void PAP_04_cancellation_travels_as_a_plain_document()
    {
        var request = PapRequest.Read(
            PapSamples.Bytes("<pap><cancel-message push-id=\"a_push_id\"><address address-value=\"WAPPUSH=u/TYPE=USER@rim.net\"/></cancel-message></pap>"),
            "application/xml; charset=utf-8");

        var cancel = Assert.IsType<CancelMessage>(request.Document);
        Assert.Equal("a_push_id", cancel.PushId);
        Assert.Equal([new PapAddress("WAPPUSH=u/TYPE=USER@rim.net")], cancel.Addresses);
        Assert.Null(request.Content);
    }

    [Fact]
    public void PAP_05_processing_instruction_in_the_internal_subset_is_accepted()
    {
        var query = Assert.IsType<StatusQueryMessage>(PapSamples.Read("""
            <?xml version="1.0"?>
            <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 2.0//EN" "http://www.wapforum.org/DTD/pap_2.0.dtd"
              [<?wap-pap-ver supported-versions="2.0,1.*"?>]>
            <pap><statusquery-message push-id="123@wapforum.org"><address address-value="WAPPUSH=+8613800000001/TYPE=PLMN"/></statusquery-message></pap>
            """));

        Assert.Equal("123@wapforum.org", query.PushId);
        Assert.Equal(PapVersion.Pap20, query.AnswerVersion);
        Assert.Single(query.Addresses);
    }

    [Theory]
    [InlineData("<badmessage-response code=\"2000\" desc=\"no\" bad-message-fragment=\"\"/>", "")]
    [InlineData("<badmessage-response code=\"2000\" desc=\"no\"/>", null)]
    public void PAP_06_badmessage_response_may_have_an_empty_fragment_or_none(string element, string? fragment)
    {
        var answer = Assert.IsType<BadMessageResponse>(PapSamples.Read($"<pap>{element}</pap>"));

        Assert.Equal(PapStatus.BadRequest, answer.Code);
        Assert.Equal("no", answer.Desc);
        Assert.Equal(fragment, answer.BadMessageFragment);
    }

    [Fact]
    public void PAP_07_confirmation_without_push_id_and_address_is_read()
    {
        var confirmation = Assert.IsType<ResultNotificationResponse>(PapSamples.Read("""
            <?xml version="1.0"?>
            <!DOCTYPE pap PUBLIC "-//OMA//DTD PAP 2.1//EN" "http://www.openmobilealliance.org/tech/DTD/pap_2.1.dtd">
            <pap product-name="stub"><resultnotification-response code="1000" desc="OK"/></pap>
            """));

        Assert.Equal(PapStatus.Ok, confirmation.Code);
        Assert.Equal(PapVersion.Pap21, confirmation.Version);
        Assert.Equal("stub", confirmation.ProductName);
        Assert.Null(confirmation.PushId);
        Assert.Null(confirmation.Address);
    }

    [Fact]
    public void PAP_08_upper_case_words_lf_line_ends_a_missing_type_parameter_and_a_bare_device_address_are_read()
    {
        var control = PapSamples.Push(children: "<address address-value=\"2100000A\"/><quality-of-service delivery-method=\"CONFIRMED\"/>");
        var body = PapSamples.Multipart(control).ReplaceLineEndings("\n");

        var request = PapRequest.Read(PapSamples.Bytes(body), $"multipart/related; boundary={PapSamples.Boundary}");

        var push = Assert.IsType<PushMessage>(request.Document);
        Assert.Equal(DeliveryMethod.Confirmed, push.QualityOfService!.DeliveryMethod);
        Assert.False(ClientAddress.TryParse(push.Addresses[0].Value, out _, out var problem));
        Assert.Contains("WAPPUSH=", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void PAP_08_body_that_begins_with_the_closing_delimiter_is_refused()
    {
        var body = $"--{PapSamples.Boundary}--\r\n" + PapSamples.Multipart(PapSamples.FullPush);

        var fault = Assert.Throws<PapSyntaxException>(() => PapRequest.Read(PapSamples.Bytes(body), PapSamples.MultipartType));

        Assert.Equal(PapStatus.BadRequest, fault.Code);
        Assert.Contains("no entity", fault.Description, StringComparison.Ordinal);
    }
}
