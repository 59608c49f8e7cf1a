using System.Text;
using Bunit;
using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Web.Api;
using PushPortal.Web.Api.Pushes;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;
using PushMultipart = PushPortal.Domain.Protocols.Pap.PushMultipart;

namespace PushPortal.Tests.Portal;

public sealed class NewPushPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task What_is_typed_is_previewed_as_it_goes_on_the_air()
    {
        var text = string.Concat(Enumerable.Repeat("A long message. ", 12));
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await TypeAsync(page, "text", text);
        await TypeAsync(page, "href", "http://example.com/inbox");

        var expected = PushEncoder.Encode(Request(text, "http://example.com/inbox"), new PpgPolicy(), Sample.Noon);
        Assert.Equal(Hex(expected.Content.Body), page.Find("[data-testid=preview-body]").GetAttribute("data-hex"));
        Assert.Equal($"{expected.Datagram.Length}", page.Find("[data-testid=preview-octets]").TextContent);
        Assert.Equal("2", page.Find("[data-testid=preview-segments]").TextContent);
        Assert.Equal(
            expected.Split().Select(segment => Hex(segment.UserData)),
            page.FindAll("[data-testid=segment]").Select(segment => segment.GetAttribute("data-user-data")));
        Assert.Contains("http://example.com/inbox", page.Find("[data-testid=handset]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_the_content_breaks_is_warned_of()
    {
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await TypeAsync(page, "href", "inbox");
        Assert.Contains("The link is not an absolute URI.", page.FindAll("[data-testid=preview-warning]").Select(warning => warning.TextContent));
    }

    [Theory]
    [InlineData("to", "+8613800000001, 0138", "0138 is no international number: + and 3 to 15 digits.")]
    [InlineData("notify-url", "ftp://example.com/", "Write a whole address that begins with http:// or https://.")]
    [InlineData("si-id", "a\u0007b", "siId holds the control character U+0007.")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string typed, string message)
    {
        var page = _portal.Open<NewPushPage>("/pushes/new");
        Assert.Empty(page.FindAll(".pp-error"));
        await TypeAsync(page, field, typed);
        Assert.Equal(message, page.Find($"[data-testid=error-{field}]").TextContent);
        Assert.Equal("true", page.Find($"[data-testid={field}]").GetAttribute("aria-invalid"));
    }

    [Theory]
    [InlineData("deliver-before", "2026-11-23T11:00", "Choose a time that has not passed.")]
    [InlineData("expires", "not a time", "This is no date and time.")]
    public async Task A_wrong_time_is_said_beside_its_field(string field, string typed, string message)
    {
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await page.Find($"[data-testid={field}]").ChangeAsync(typed);
        Assert.Equal(message, page.Find($"[data-testid=error-{field}]").TextContent);
    }

    [Fact]
    public async Task A_test_goes_to_the_test_recipient_alone_and_the_form_stays()
    {
        Assert.Empty(_portal.Open<NewPushPage>("/pushes/new").FindAll("[data-testid=send-test]"));
        var network = new SmscStatus();
        network.Publish([Sample.Link with { Name = "simulator", Kind = LinkKind.Simulator }], 0);
        await using var portal = new PortalUnderTest(links: new LinkWatch(network, [], null, null, TimeSpan.FromMinutes(2)));
        var page = portal.Open<NewPushPage>("/pushes/new");
        await TypeAsync(page, "to", "+8613800000001");
        await TypeAsync(page, "text", "Hello");
        await TypeAsync(page, "tags-of-push", "night");
        await page.Find("[data-testid=send-test]").ClickAsync();

        var push = Assert.Single(portal.Store.Accepted);
        Assert.Equal("+99900000001", Assert.Single(portal.Store.Starts[0]).Transaction.Recipient);
        Assert.Empty(push.Tags);
        Assert.Equal($"/pushes/{PublicId.Format(PublicId.Push, push.Id)}", page.Find("[data-testid=test-sent] a").GetAttribute("href"));
        Assert.Equal("+8613800000001", page.Find("[data-testid=to]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_push_without_recipients_is_not_sent_and_says_so()
    {
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await TypeAsync(page, "text", "Hello");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Write at least one recipient.", page.Find("[data-testid=error-to]").TextContent);
        Assert.Empty(_portal.Store.Accepted);
    }

    [Fact]
    public async Task Sending_submits_what_was_typed_and_goes_to_the_push()
    {
        var page = await FilledAsync();
        await page.Find("[data-testid=action]").ChangeAsync("signal-high");
        await page.Find("[data-testid=priority]").ChangeAsync("Low");
        await page.Find("[data-testid=deliver-before]").ChangeAsync("2026-11-23T13:00");
        await TypeAsync(page, "notify-url", "https://example.com/results");
        await page.Find("form").SubmitAsync();

        var push = Assert.Single(_portal.Store.Accepted);
        Assert.Equal((FixedAccounts.Demo.Id, PushSource.Form, Priority.Low), (push.AccountId, push.Source, push.Priority));
        Assert.Equal((Sample.Noon.AddHours(1), new NotificationTarget(NotificationKind.Webhook, new Uri("https://example.com/results"))), (push.DeliverBefore!.Value, push.Notify));
        Assert.Equal(["+8613800000001", "+8613800000002"], _portal.Store.Starts[0].Select(start => start.Transaction.Recipient));
        Assert.Contains(ContentDecoder.Decode(push.Datagram.Span, 2948).Fields, field => field is { Name: "action", Value: "signal-high" });
        Assert.EndsWith($"/pushes/{PublicId.Format(PublicId.Push, push.Id)}", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_sends_once()
    {
        var page = await FilledAsync();
        _portal.Store.Holding = new TaskCompletionSource();
        var first = page.Find("form").SubmitAsync();
        await page.Find("form").SubmitAsync();
        _portal.Store.Holding.SetResult();
        await first;
        await page.Find("form").SubmitAsync();
        Assert.Single(_portal.Store.Accepted);
    }

    [Fact]
    public async Task An_administrator_chooses_the_account()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        var page = portal.Open<NewPushPage>("/pushes/new");
        await TypeAsync(page, "to", "+8613800000001");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Choose the account that submits the push.", page.Find("[data-testid=error-account]").TextContent);
        await page.Find("[data-testid=account]").ChangeAsync("other");
        await page.Find("form").SubmitAsync();
        Assert.Equal(FixedAccounts.Other.Id, Assert.Single(portal.Store.Accepted).AccountId);
    }

    public static TheoryData<string, (string Field, string Typed)[], string> Contents => new()
    {
        { "si", [("text", "Hello"), ("href", "http://example.com/"), ("si-id", "a@b"), ("action", "signal-high"), ("created", "2026-11-23T10:00")], """{"type":"si","text":"Hello","href":"http://example.com/","siId":"a@b","action":"signal-high","created":"2026-11-23T10:00:00Z"}""" },
        { "sl", [("href", "http://example.com/"), ("action", "cache")], """{"type":"sl","href":"http://example.com/","action":"cache"}""" },
        { "mms-notification", [("transaction-id", "t1"), ("content-location", "http://mmsc/1"), ("message-size", "1000"), ("expiry-seconds", "3600"), ("subject", "Hi")], """{"type":"mms-notification","transactionId":"t1","contentLocation":"http://mmsc/1","messageSize":1000,"expirySeconds":3600,"subject":"Hi","messageClass":"personal"}""" },
        { "provisioning", [("xml", "<wap-provisioningdoc><characteristic type=\"BOOTSTRAP\"/></wap-provisioningdoc>"), ("method", "userpin"), ("pin", "1234")], """{"type":"provisioning","xml":"<wap-provisioningdoc><characteristic type=\"BOOTSTRAP\"/></wap-provisioningdoc>","security":{"method":"userpin","pin":"1234"}}""" },
        { "emn", [("mailbox", "mailat:user@example.com"), ("timestamp", "2026-11-23T10:00")], """{"type":"emn","mailbox":"mailat:user@example.com","timestamp":"2026-11-23T10:00:00Z"}""" },
        { "co", [("services", "http://example.com/a\nhttp://example.com/b")], """{"type":"co","services":["http://example.com/a","http://example.com/b"]}""" },
        { "text", [("plain-text", "Grüße")], """{"type":"raw","contentType":"text/plain; charset=utf-8","bodyHex":"4772c3bcc39f65"}""" },
        { "supl", [("body-hex", "00 11 22")], """{"type":"raw","contentType":"application/vnd.omaloc-supl-init","bodyHex":"001122"}""" },
        { "raw", [("content-type", "application/x-thing"), ("body-hex", "ff")], """{"type":"raw","contentType":"application/x-thing","bodyHex":"ff"}""" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Form_and_REST_of_one_content_make_the_same_octets(string type, (string Field, string Typed)[] fields, string content)
    {
        var page = await FilledAsync(type, fields);

        await page.Find("form").SubmitAsync();

        var rest = Encoding.UTF8.GetBytes($$"""{"to":["+8613800000001"],"content":{{content}}}""");
        var (request, problem) = JsonRequest.Read(rest, members => SubmitBody.Read(members, FixedAccounts.Demo, PushSource.Rest));
        Assert.Null(problem);
        Assert.Equal(Hex(PushEncoder.Encode(request!, new PpgPolicy(), Sample.Noon).Datagram), Hex(Assert.Single(_portal.Store.Accepted).Datagram));
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Samples_of_the_form_make_the_same_octets(string type, (string Field, string Typed)[] fields, string content)
    {
        _ = content;
        var page = await FilledAsync(type, fields);

        await page.Find("[data-testid=sample-hex]").ClickAsync();
        var hex = page.Find("[data-testid=sample]").TextContent;
        await page.Find("[data-testid=sample-curl]").ClickAsync();
        var curl = page.Find("[data-testid=sample]").TextContent;
        var (rest, problem) = JsonRequest.Read(Encoding.UTF8.GetBytes(curl[(curl.IndexOf("-d '", StringComparison.Ordinal) + 4)..^1]), members => SubmitBody.Read(members, FixedAccounts.Demo, PushSource.Rest));
        Assert.Null(problem);
        Assert.Equal(hex, Hex(PushEncoder.Encode(rest!, new PpgPolicy(), Sample.Noon).Datagram));

        await page.Find("[data-testid=sample-pap]").ClickAsync();
        var pap = page.Find("[data-testid=sample]").TextContent;
        var body = Encoding.UTF8.GetBytes(pap[pap.IndexOf("--push", StringComparison.Ordinal)..]);
        var submission = PushMultipart.Read(body, "multipart/related; boundary=push; type=\"application/xml\"");
        var raw = new RawContent { ContentType = submission.Content!.ContentType, Body = submission.Content.Body };
        Assert.Equal(hex, Hex(PushEncoder.Encode(Request("", "") with { Content = raw }, new PpgPolicy(), Sample.Noon).Datagram));
    }

    [Fact]
    public async Task Bare_datagram_goes_to_its_port()
    {
        var page = _portal.Open<NewPushPage>("/pushes/new?type=datagram&to=%2B8613800000001");
        await page.Find("[data-testid=body-hex]").InputAsync("c0ffee");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Write a port from 0 to 65535.", page.Find("[data-testid=error-port]").TextContent);
        await TypeAsync(page, "port", "16998");
        Assert.Empty(page.FindAll("[data-testid=sample-none]"));
        await page.Find("[data-testid=sample-pap]").ClickAsync();
        Assert.NotNull(page.Find("[data-testid=no-sample]"));
        await page.Find("form").SubmitAsync();

        var push = Assert.Single(_portal.Store.Accepted);
        Assert.Equal(("c0ffee", (ushort)16998), (Hex(push.Datagram), push.Form.Ports!.Value.Destination));
    }

    [Theory]
    [InlineData("mms-notification", "message-size", "much", "Write a whole number.")]
    [InlineData("raw", "body-hex", "abc", "Write an even number of hexadecimal digits.")]
    [InlineData("sl", "href", "", "This is needed.")]
    public async Task What_a_content_lacks_is_said_beside_its_field(string type, string field, string typed, string message)
    {
        var page = _portal.Open<NewPushPage>($"/pushes/new?type={type}");
        if (typed.Length > 0)
        {
            await TypeAsync(page, field, typed);
        }

        await page.Find("form").SubmitAsync();
        Assert.Equal(message, page.Find($"[data-testid=error-{field}]").TextContent);
        Assert.Empty(_portal.Store.Accepted);
    }

    [Fact]
    public async Task Problem_of_the_content_as_a_whole_is_said_in_the_preview()
    {
        var page = _portal.Open<NewPushPage>("/pushes/new?type=text");
        await TypeAsync(page, "plain-text", new string('x', 60_000));
        Assert.NotEmpty(page.Find("[data-testid=content-problem]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=preview-octets]"));
    }

    [Fact]
    public async Task Choice_of_another_type_is_none_of_this_one()
    {
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await TypeAsync(page, "to", "+8613800000001");
        await TypeAsync(page, "href", "http://example.com/");
        await page.Find("[data-testid=action]").ChangeAsync("signal-high");
        await page.Find("[data-testid=type]").ChangeAsync("sl");
        Assert.Equal("execute-low", page.Find("[data-testid=action]").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        Assert.Single(_portal.Store.Accepted);
    }

    [Theory]
    [InlineData("confirmed", DeliveryMethod.Confirmed)]
    [InlineData("preferconfirmed", DeliveryMethod.PreferConfirmed)]
    [InlineData("unconfirmed", DeliveryMethod.Unconfirmed)]
    [InlineData("notspecified", DeliveryMethod.NotSpecified)]
    [InlineData("", null)]
    public async Task Delivery_method_is_sent_along_by_each_door_and_changes_no_octet(string word, DeliveryMethod? method)
    {
        var page = await FilledAsync();
        await page.Find("[data-testid=sample-hex]").ClickAsync();
        var octets = page.Find("[data-testid=sample]").TextContent;
        await page.Find("[data-testid=delivery-method]").ChangeAsync(word);
        Assert.Equal(octets, page.Find("[data-testid=sample]").TextContent);

        await page.Find("[data-testid=sample-curl]").ClickAsync();
        Assert.Equal(word.Length > 0, page.Find("[data-testid=sample]").TextContent.Contains($"\"deliveryMethod\": \"{word}\"", StringComparison.Ordinal));
        await page.Find("[data-testid=sample-pap]").ClickAsync();
        Assert.Equal(word.Length > 0, page.Find("[data-testid=sample]").TextContent.Contains($"<quality-of-service delivery-method=\"{word}\"", StringComparison.Ordinal));
        await page.Find("form").SubmitAsync();

        Assert.Equal(method, Assert.Single(_portal.Store.Accepted).DeliveryMethod);
    }

    [Fact]
    public async Task Dry_run_answers_as_sending_would_and_sends_nothing()
    {
        var page = await FilledAsync();
        await page.Find("[data-testid=dry-run]").ClickAsync();
        Assert.Contains("Recipients: 2, segments for each: 1, short messages in all: 2", page.Find("[data-testid=dry-run-result]").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "to", "0138");
        await page.Find("[data-testid=dry-run]").ClickAsync();
        Assert.Empty(page.FindAll("[data-testid=dry-run-result]"));
        Assert.NotNull(page.Find("[data-testid=form-error]"));
        Assert.Empty(_portal.Store.Accepted);
    }

    [Fact]
    public async Task Dry_run_tells_the_limit_that_sending_would_meet_and_takes_nothing_of_it()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        portal.Limits.Resume(FixedAccounts.Other.Id, portal.Clock.GetUtcNow(), 999);
        var page = portal.Open<NewPushPage>("/pushes/new");
        await page.Find("[data-testid=account]").ChangeAsync(FixedAccounts.Other.Code);
        await TypeAsync(page, "to", "+8613800000001");
        await TypeAsync(page, "text", "x");
        await page.Find("[data-testid=dry-run]").ClickAsync();
        Assert.Contains("Recipients: 1", page.Find("[data-testid=dry-run-result]").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "to", "+8613800000001, +8613800000002");

        await page.Find("[data-testid=dry-run]").ClickAsync();

        Assert.Contains("used up", page.Find("[data-testid=form-error]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=dry-run-result]"));
        Assert.Equal(999, portal.Limits.StateOf(FixedAccounts.Other).PushesToday);
    }

    private static string Hex(ReadOnlyMemory<byte> octets) => Convert.ToHexStringLower(octets.Span);

    private static PushRequest Request(string text, string href) => new()
    {
        Account = FixedAccounts.Demo,
        Source = PushSource.Rest,
        Recipients = [new("+8613800000001")],
        Content = new ServiceIndication { Text = text, Href = href, Action = SignalAction.Medium },
    };

    private static Task TypeAsync(IRenderedComponent<NewPushPage> page, string field, string text) => page.Find($"[data-testid={field}]").InputAsync(text);

    private async Task<IRenderedComponent<NewPushPage>> FilledAsync(string type, (string Field, string Typed)[] fields)
    {
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await page.Find("[data-testid=type]").ChangeAsync(type);
        await TypeAsync(page, "to", "+8613800000001");
        foreach (var (field, typed) in fields)
        {
            var input = page.Find($"[data-testid={field}]");
            await (input.TagName == "SELECT" || input.GetAttribute("type") == "datetime-local" ? input.ChangeAsync(typed) : input.InputAsync(typed));
        }

        return page;
    }

    private async Task<IRenderedComponent<NewPushPage>> FilledAsync()
    {
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await TypeAsync(page, "to", "+86 138 0000 0001\n+8613800000002,+8613800000001");
        await TypeAsync(page, "text", "Hello");
        await TypeAsync(page, "href", "http://example.com/");
        return page;
    }
}
