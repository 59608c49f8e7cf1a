using System.Text;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Tests.Tracing;

/// <summary>What of HTTP bodies a trace shows.</summary>
public sealed class TraceBodyTests
{
    private const string Push = """{"pushId":"order-17","to":["+8613800000001","+8613800000002"],"content":{"type":"si","href":"http://pi.example/x","text":"hush-hush"},"priority":"high","notifyUrl":"http://me:pw@pi.example/n","n":3}""";
    private const string Provisioning = """{"content":{"type":"provisioning","xml":"<parm name=\"AAUTHSECRET\" value=\"sesame\"/>","security":{"method":"userpin","pin":"1234"}},"apiKey":"ppk_live_1","webhookSecret":"w"}""";

    [Fact]
    public void Json_keeps_its_members_and_hides_content_and_numbers() => Assert.Equal(
        """{"pushId":"order-17","to":["+86138****0001","+86138****0002"],"content":{"type":"si","href":"[19 characters]","text":"[9 characters]"},"priority":"high","notifyUrl":"[25 characters]","n":3}""",
        Of(Push, "application/json", false));

    [Theory]
    [InlineData("10086")]
    [InlineData("123456")]
    public void Few_digits_are_no_number_and_are_hidden_as_content(string digits) =>
        Assert.Equal($$"""{"text":"[{{digits.Length}} characters]"}""", Of($$"""{"text":"{{digits}}"}""", "application/json", false));

    [Fact]
    public void Content_is_shown_to_who_asked_and_credentials_are_not() => Assert.Equal(
        Push.Replace("me:pw@", TraceText.Masked + "@", StringComparison.Ordinal),
        Of(Push, "application/json; charset=utf-8", true));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Secrets_are_shown_to_nobody(bool showsContent)
    {
        var shown = Of(Provisioning, "application/problem+json", showsContent)!;
        Assert.All((string[])["sesame", "1234", "ppk_live_1", "\"w\""], secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_pap_the_control_document_is_shown_without_numbers_and_nothing_of_the_content()
    {
        const string Body = "--push\r\n\r\n<?xml version=\"1.0\"?><pap><push-message push-id=\"p@pi.example\" ppg-notify-requested-to=\"http://me:pw@pi.example/\"><address address-value=\"WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example\"/></push-message></pap>\r\n--push\r\n\r\n<si>hush-hush</si>\r\n--push--";
        var shown = Of(Body, "multipart/related", false)!;
        Assert.Contains("push-id=\"p@pi.example\"", shown, StringComparison.Ordinal);
        Assert.Contains("WAPPUSH=+86138****0001/", shown, StringComparison.Ordinal);
        Assert.All((string[])["hush-hush", "13800000001", "me:pw"], hidden => Assert.DoesNotContain(hidden, shown, StringComparison.Ordinal));
        Assert.Contains("hush-hush", Of(Body, "multipart/related", true), StringComparison.Ordinal);
        Assert.DoesNotContain("me:pw", Of(Body, "multipart/related", true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password=sesame&x=1", "password=••••••&x=1")]
    [InlineData("https://a:b@c/?access_token=t&to=1", "https://••••••@c/?access_token=••••••&to=1")]
    [InlineData("""<parm name="AAUTHSECRET" value="sesame"/>""", """<parm name="AAUTHSECRET" value="••••••"/>""")]
    [InlineData("nothing to hide: a pinboard=wide", "nothing to hide: a pinboard=wide")]
    public void Credentials_in_texts_are_found(string text, string shown) => Assert.Equal(shown, TraceText.WithoutSecrets(text));

    [Fact]
    public void Body_that_cannot_be_read_is_shown_by_its_length()
    {
        Assert.Equal("[9 octets]", Of("{\"text\": ", "application/json", true));
        Assert.Equal("[9 octets]", Of("hush-hush", "text/plain", false));
        Assert.Null(Of("", null, true));
    }

    private static string? Of(string body, string? type, bool showsContent) => TraceBody.Of(Encoding.UTF8.GetBytes(body), type, showsContent, 10_000);
}
