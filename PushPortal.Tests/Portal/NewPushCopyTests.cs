using System.Text;
using Bunit;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Api;
using PushPortal.Web.Api.Pushes;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>The form filled with a push that was submitted before.</summary>
public sealed class NewPushCopyTests : IAsyncDisposable
{
    private const long Original = 1_000_000;
    private static readonly string Id = PublicId.Format(PublicId.Push, Original);

    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    public static TheoryData<string, string> Contents => new()
    {
        { "si", """{"type":"si","text":"Grüße 中文","href":"http://example.com/","siId":"a@b","action":"signal-high","created":"2026-11-23T10:00:07Z","expires":"2026-12-01T00:00:00Z"}""" },
        { "si", """{"type":"si","text":"no link"}""" },
        { "sl", """{"type":"sl","href":"http://example.com/"}""" },
        { "mms-notification", """{"type":"mms-notification","transactionId":"t1","contentLocation":"http://mmsc/1","messageSize":1000,"expirySeconds":3600}""" },
        { "sl", """{"type":"sl","href":"http://example.com/","action":"cache"}""" },
        { "mms-notification", """{"type":"mms-notification","transactionId":"t1","contentLocation":"http://mmsc/1","messageSize":1000,"expirySeconds":3600,"subject":"Hi","from":"+8613800000009","messageClass":"personal"}""" },
        { "provisioning", """{"type":"provisioning","xml":"<wap-provisioningdoc><characteristic type=\"BOOTSTRAP\"/></wap-provisioningdoc>"}""" },
        { "emn", """{"type":"emn","mailbox":"mailat:user@example.com","timestamp":"2026-11-23T10:00:00Z"}""" },
        { "co", """{"type":"co","services":["http://example.com/a","http://example.com/b"]}""" },
        { "text", """{"type":"raw","contentType":"text/plain; charset=utf-8","bodyHex":"4772c3bcc39f65"}""" },
        { "supl", """{"type":"raw","contentType":"application/vnd.omaloc-supl-init","bodyHex":"001122"}""" },
        { "raw", """{"type":"raw","contentType":"application/x-thing","bodyHex":"ff"}""" },
        // Its PIN is not kept, so only its octets can be sent again.
        { "raw", """{"type":"provisioning","xml":"<wap-provisioningdoc><characteristic type=\"BOOTSTRAP\"/></wap-provisioningdoc>","security":{"method":"userpin","pin":"1234"}}""" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Copy_of_every_content_is_filled_in_by_its_fields_and_makes_the_same_octets(string type, string content)
    {
        var original = Put($$"""{"to":["+8613800000001"],"content":{{content}}}""");

        var page = Open();
        Assert.Equal(type, page.Find("[data-testid=type]").GetAttribute("value"));
        await page.Find("form").SubmitAsync();

        var copy = Assert.Single(_portal.Store.Accepted);
        Assert.Equal((Convert.ToHexStringLower(original.Datagram.Span), original.Form), (Convert.ToHexStringLower(copy.Datagram.Span), copy.Form));
        Assert.Equal((Original, PushSource.Form), (copy.CopyOf!.Value, copy.Source));
        Assert.NotEqual(original.InitiatorPushId, copy.InitiatorPushId);
    }

    [Fact]
    public async Task Copy_keeps_application_and_port_that_the_push_named()
    {
        Put("""{"to":["+8613800000001"],"content":{"type":"si","text":"x"},"applicationId":"x-wap-application:mms.ua"}""");
        var page = Open();
        Assert.NotEmpty(page.Find("[data-testid=application-id]").GetAttribute("value")!);
        await page.Find("form").SubmitAsync();
        Assert.EndsWith("mms.ua", ContentDecoder.Decode(Assert.Single(_portal.Store.Accepted).Datagram.Span, 2948).ApplicationId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choice_that_was_left_out_is_shown_as_such_and_can_be_made()
    {
        Put("""{"to":["+8613800000001"],"content":{"type":"si","text":"x"}}""");
        var page = Open();
        Assert.Equal("Not stated: the default", page.Find("[data-testid=action] option").TextContent);
        await page.Find("[data-testid=action]").ChangeAsync("signal-high");
        Assert.Equal(5, page.FindAll("[data-testid=action] option").Count);
        await page.Find("form").SubmitAsync();
        Assert.Contains(ContentDecoder.Decode(Assert.Single(_portal.Store.Accepted).Datagram.Span, 2948).Fields, field => field is { Name: "action", Value: "signal-high" });
    }

    [Fact]
    public async Task Copy_of_a_datagram_goes_to_its_port()
    {
        Put("""{"to":["+8613800000001"],"content":{"type":"raw","wsp":false,"bodyHex":"c0ffee"},"destinationPort":16998}""");
        await Open().Find("form").SubmitAsync();
        var copy = Assert.Single(_portal.Store.Accepted);
        Assert.Equal(("c0ffee", (ushort)16998), (Convert.ToHexStringLower(copy.Datagram.Span), copy.Form.Ports!.Value.Destination));
    }

    [Theory]
    [InlineData("", "+8613800000001\n+8613800000002\n+8613800000003")]
    [InlineData("&for=failed", "+8613800000002\n+8613800000003")]
    [InlineData("&t=txn_", "+8613800000003")]
    public void Recipients_are_all_those_that_failed_or_one(string query, string expected)
    {
        Put("""{"to":["+8613800000001"],"content":{"type":"si","text":"x"}}""");
        PutRecipients();
        Assert.Equal(expected, Open(query.Replace("txn_", PublicId.Format(PublicId.Transaction, Original + 768), StringComparison.Ordinal)).Find("[data-testid=to]").GetAttribute("value"));
    }

    [Fact]
    public async Task Rest_of_the_request_is_kept_where_it_still_can_be()
    {
        var push = Put("""{"to":["+8613800000001"],"content":{"type":"si","text":"x"},"priority":"high","notifyUrl":"https://example.com/results","deliverAfter":"2026-11-23T11:00:00Z","deliverBefore":"2026-11-23T18:00:30Z"}""");
        var page = Open();
        Assert.Equal("High", page.Find("[data-testid=priority]").GetAttribute("value"));
        Assert.Null(page.Find("[data-testid=deliver-after]").GetAttribute("value"));
        await page.Find("form").SubmitAsync();

        var copy = Assert.Single(_portal.Store.Accepted);
        Assert.Equal((Priority.High, push.Notify, push.DeliverBefore), (copy.Priority, copy.Notify, copy.DeliverBefore));

        // What the account's endpoint is told, it is told as of any push.
        _portal.Pushes.Put(push with { Notify = push.Notify! with { OfEndpoint = CallbackEvents.All }, DeliverBefore = Sample.Noon });
        page = Open();
        Assert.Empty(page.Find("[data-testid=notify-url]").GetAttribute("value") ?? "");
        Assert.Null(page.Find("[data-testid=deliver-before]").GetAttribute("value"));
    }

    [Fact]
    public async Task Edited_copy_is_what_was_edited_and_names_the_original_all_the_same()
    {
        Put("""{"to":["+8613800000001"],"content":{"type":"si","text":"before","href":"http://example.com/"}}""");
        var page = Open();
        Assert.Contains(Id, page.Find("[data-testid=copy-of]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=text]").InputAsync("after");
        await page.Find("[data-testid=to]").InputAsync("+8613800000005");
        await page.Find("[data-testid=sample-curl]").ClickAsync();
        Assert.Contains($"\"copyOf\":\"{Id}\"", page.Find("[data-testid=sample]").TextContent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();

        var copy = Assert.Single(_portal.Store.Accepted);
        Assert.Equal((Original, "+8613800000005"), (copy.CopyOf!.Value, Assert.Single(_portal.Store.Starts[0]).Transaction.Recipient));
        Assert.Contains(ContentDecoder.Decode(copy.Datagram.Span, 2948).Fields, field => field is { Name: "text", Value: "after" });
    }

    [Fact]
    public async Task Administrator_submits_a_copy_for_the_account_of_its_original()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        var push = Make("""{"to":["+8613800000001"],"content":{"type":"si","text":"x"}}""") with { AccountId = FixedAccounts.Other.Id };
        var transaction = Sample.Transaction(TransactionState.Undeliverable) with { AccountId = FixedAccounts.Other.Id };
        portal.Pushes.Put(push, transaction);
        portal.Store.Put(transaction, push);

        var page = portal.Open<NewPushPage>($"/pushes/new?copy={Id}");
        Assert.True(page.Find("[data-testid=account]").HasAttribute("disabled"));
        await page.Find("form").SubmitAsync();

        Assert.Equal((FixedAccounts.Other.Id, Original), (Assert.Single(portal.Store.Accepted).AccountId, portal.Store.Accepted[0].CopyOf!.Value));
    }

    [Fact]
    public void Push_of_another_account_is_not_found()
    {
        _portal.Pushes.Put(Make("""{"to":["+8613800000001"],"content":{"type":"si","text":"x"}}""") with { AccountId = FixedAccounts.Other.Id }, Sample.Transaction());
        var page = Open();
        Assert.Empty(page.FindAll("[data-testid=copy-of]"));
        Assert.Empty(page.Find("[data-testid=text]").GetAttribute("value") ?? "");
    }

    [Fact]
    public void What_the_form_cannot_make_is_said()
    {
        _portal.Pushes.Put(Sample.Push() with { ContentType = null, Form = new ShortMessageForm(), Datagram = "Hello"u8.ToArray() }, Sample.Transaction());
        Assert.Contains("cannot be put into the form", Open().Find("[data-testid=copy-of]").TextContent, StringComparison.Ordinal);
    }

    private static Push Make(string rest)
    {
        var (request, problem) = JsonRequest.Read(Encoding.UTF8.GetBytes(rest), members => SubmitBody.Read(members, FixedAccounts.Demo, PushSource.Rest));
        Assert.Null(problem);
        var encoded = PushEncoder.Encode(request!, new PpgPolicy(), Sample.Noon);
        return Sample.Push() with
        {
            Datagram = encoded.Datagram,
            Form = encoded.Form,
            ContentType = encoded.Content.ContentType,
            Href = encoded.Content.Href,
            Priority = request!.Priority,
            Notify = request.Notify,
            DeliverAfter = request.DeliverAfter,
            DeliverBefore = request.DeliverBefore,
        };
    }

    private Push Put(string rest)
    {
        var push = Make(rest);
        var transaction = Sample.Transaction(TransactionState.Undeliverable);
        _portal.Pushes.Put(push, transaction);
        _portal.Store.Put(transaction, push);
        return push;
    }

    private void PutRecipients() => _portal.Pushes.Put(
        Sample.Push(recipients: 3),
        Sample.Transaction(TransactionState.Delivered, id: Original + 256),
        Sample.Transaction(TransactionState.Undeliverable, id: Original + 512) with { Recipient = "+8613800000002" },
        Sample.Transaction(TransactionState.Expired, id: Original + 768) with { Recipient = "+8613800000003" });

    private IRenderedComponent<NewPushPage> Open(string query = "") => _portal.Open<NewPushPage>($"/pushes/new?copy={Id}{query}");
}
