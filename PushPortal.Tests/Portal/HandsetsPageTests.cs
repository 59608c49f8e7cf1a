using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Content;
using PushPortal.Domain.Live;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Tests.Simulator;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class HandsetsPageTests : IAsyncDisposable
{
    private const string Number = "+8613800000001";

    private static readonly ServiceIndication Mail = new() { Text = "4 messages", Href = "http://pi.example/mail", SiId = "mail", Action = SignalAction.High };

    private readonly PortalUnderTest _portal = new(role: PortalRole.Support);

    private SimulatedHandset Handset => _portal.Handsets.Find(Number)!;

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Inbox_is_shown_as_a_phone_does_the_newest_first_and_what_is_not_on_the_screen_beside_it()
    {
        Receive(Handset, Mail with { Text = "first" });
        Receive(Handset, Mail with { Text = "second", SiId = "other" });
        Receive(Handset, Mail with { Action = SignalAction.None });

        var page = Open($"/handsets?number={Uri.EscapeDataString(Number)}");

        Assert.Equal(["Service messagesecond", "Service messagefirst"], page.FindAll("[data-testid=phone-entry]").Select(entry => $"{entry.QuerySelector("strong")!.TextContent}{entry.QuerySelector(".pp-phone-line")!.TextContent}"));
        var unseen = page.Find("[data-testid=unseen-message]");
        Assert.Equal(("Silent", "SignalNone"), (unseen.GetAttribute("data-place"), unseen.GetAttribute("data-reason")));
        Assert.Contains("Its action is signal-none", unseen.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/handsets?number={Uri.EscapeDataString(Number)}&message=2", page.FindAll("[data-testid=phone-entry]")[0].GetAttribute("href"));
    }

    [Fact]
    public void Message_in_the_address_is_open_with_its_urgency_text_and_link()
    {
        Receive(Handset, Mail);

        var page = Open("/handsets?number=8613800000001&message=1");

        Assert.Equal("4 messages", page.Find("[data-testid=phone-text]").TextContent);
        Assert.Equal("High", page.Find("[data-testid=phone-urgency]").TextContent);
        Assert.Contains("http://pi.example/mail", page.Find("[data-testid=phone-message]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Open", page.Find("[data-testid=phone-open]").TextContent.Trim());
        Assert.Empty(page.FindAll("[data-testid=phone-inbox]"));
    }

    [Fact]
    public void Multimedia_notification_says_sender_subject_and_size()
    {
        Receive(Handset, new MmsNotification { TransactionId = "T1", ContentLocation = "http://mmsc.example/1", MessageSize = 65_536, ExpirySeconds = 60, From = "+15551234567", Subject = "Photo" });

        var page = Open("/handsets?number=8613800000001&message=1");

        Assert.Equal(("+15551234567", "Photo", "65536 octets"), (page.Find("[data-testid=mms-from]").TextContent, page.Find("[data-testid=mms-subject]").TextContent, page.Find("[data-testid=mms-size]").TextContent));
        Assert.Equal("Fetch the message", page.Find("[data-testid=phone-open]").TextContent.Trim());
    }

    [Fact]
    public void What_arrives_is_shown_without_a_reload()
    {
        var page = Open("/handsets?number=8613800000001");
        Assert.Equal("No messages.", page.Find("[data-testid=phone-empty]").TextContent);

        Receive(Handset, Mail);
        _portal.Feed.Send(Change("+8613800000002"));
        Assert.NotEmpty(page.FindAll("[data-testid=phone-empty]"));
        _portal.Feed.Send(Change(Number));

        page.WaitForElement("[data-testid=phone-entry]");
    }

    [Fact]
    public void Nothing_is_watched_any_more_when_the_page_is_left()
    {
        var page = Open("/handsets?number=8613800000001");
        Assert.Equal(1, _portal.Feed.Watchers);

        page.Instance.Dispose();

        Assert.Equal(0, _portal.Feed.Watchers);
        _portal.Handsets.Change(Handset, new HandsetChange { Absent = true });
    }

    [Fact]
    public async Task Opening_says_what_came_of_it()
    {
        Receive(Handset, Mail);
        var page = Open("/handsets?number=8613800000001&message=1");

        await page.Find("[data-testid=phone-open]").ClickAsync();

        Assert.Equal("GatewayUnreachable", page.Find("[data-testid=opened]").GetAttribute("data-failure"));
        Assert.Equal(OpeningFailure.GatewayUnreachable, Handset.Find(1)!.Opened!.Failure);
    }

    [Fact]
    public async Task Settings_ask_for_the_pin_and_say_when_it_is_wrong()
    {
        Receive(Handset, new Provisioning { Xml = "<wap-provisioningdoc><characteristic type=\"BOOTSTRAP\"/></wap-provisioningdoc>", Security = new() { Method = SecurityMethod.UserPin, Pin = "1234" } });
        var page = Open("/handsets?number=8613800000001&message=1");

        await page.Find("[data-testid=phone-pin]").ChangeAsync("9999");
        await page.Find("[data-testid=pin-form]").SubmitAsync();
        Assert.Equal("The PIN is wrong. Tries left: 2", page.Find("[data-testid=error-phone-pin]").TextContent);
        await page.Find("[data-testid=phone-pin]").ChangeAsync("1234");
        await page.Find("[data-testid=pin-form]").SubmitAsync();

        Assert.Equal("Installed", page.Find("[data-testid=settings-standing]").GetAttribute("data-standing"));
        Assert.Empty(page.FindAll("[data-testid=pin-form]"));
    }

    [Fact]
    public async Task Settings_are_gone_after_three_wrong_pins()
    {
        Receive(Handset, new Provisioning { Xml = "<wap-provisioningdoc><characteristic type=\"BOOTSTRAP\"/></wap-provisioningdoc>", Security = new() { Method = SecurityMethod.UserPin, Pin = "1234" } });
        var page = Open("/handsets?number=8613800000001&message=1");
        for (var wrong = 0; wrong < 3; wrong++)
        {
            await page.Find("[data-testid=phone-pin]").ChangeAsync("9999");
            await page.Find("[data-testid=pin-form]").SubmitAsync();
        }

        Assert.Contains("three times", page.Find("[data-testid=pin-gone]").TextContent, StringComparison.Ordinal);
        Assert.Equal("WrongPin", page.Find("[data-testid=unseen-message]").GetAttribute("data-reason"));
    }

    [Theory]
    [InlineData("switch-radio", true, false, false)]
    [InlineData("switch-absent", false, true, false)]
    [InlineData("switch-memory", false, false, true)]
    public async Task Switch_changes_the_handset(string which, bool radioOff, bool absent, bool memoryFull)
    {
        var page = Open("/handsets?number=8613800000001");

        await page.Find($"[data-testid={which}]").ChangeAsync(true);

        Assert.Equal((radioOff, absent, memoryFull), (Handset.RadioOff, Handset.Absent, Handset.MemoryFull));
        await page.Find($"[data-testid={which}]").ChangeAsync(false);
        Assert.Equal((false, false, false), (Handset.RadioOff, Handset.Absent, Handset.MemoryFull));
    }

    [Fact]
    public async Task Profile_makes_it_less_tolerant()
    {
        var page = Open("/handsets?number=8613800000001");

        await page.Find("[data-testid=handset-profile]").ChangeAsync("early");

        Assert.Contains("Reads no WBXML string tables", page.Find("[data-testid=handset-deviations]").TextContent, StringComparison.Ordinal);
        Assert.Equal("early", HandsetProfiles.NameOf(Handset.Deviations));
    }

    [Fact]
    public async Task Switches_are_for_those_who_may_use_handsets_now()
    {
        var page = Open("/handsets?number=8613800000001");
        _portal.RoleLater = PortalRole.Monitor;
        _portal.TakeRights();

        await page.Find("[data-testid=switch-absent]").ChangeAsync(true);

        Assert.NotEmpty(page.FindAll("[data-testid=handset-refused]"));
        Assert.False(Handset.Absent);
    }

    [Fact]
    public async Task Member_of_a_provider_sees_the_test_recipients_only_and_cannot_switch_them()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.SpMember);
        var test = portal.Handsets.Find(TestRecipients.Delivered)!;
        Receive(test, Mail);

        var page = portal.Open<HandsetsPage>("/handsets?number=99900000001&message=1");
        Assert.Equal(7, page.FindAll("[data-testid=handset-link]").Count);
        Assert.NotEmpty(page.FindAll("[data-testid=phone-open]"));
        Assert.Contains("A test recipient", page.Find("[data-testid=switches-fixed]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=switch]"));
        Assert.Empty(portal.Open<HandsetsPage>($"/handsets?number={Uri.EscapeDataString(Number)}").FindAll("[data-testid=phone]"));
    }

    [Fact]
    public async Task Reader_looks_and_touches_nothing()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Monitor);
        Receive(portal.Handsets.Find(Number)!, Mail);

        var page = portal.Open<HandsetsPage>("/handsets?number=8613800000001&message=1");

        Assert.Equal("4 messages", page.Find("[data-testid=phone-text]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=phone-open], [role=switch], [data-testid=handset-profile]"));
    }

    [Fact]
    public void List_is_searched_by_digits_and_the_address_keeps_them()
    {
        var page = Open("/handsets?q=00000002");

        Assert.Equal(["+99900000002", "+8613800000002"], page.FindAll("[data-testid=handset-link]").Select(link => link.GetAttribute("data-number")));
        Assert.EndsWith("/handsets?q=00000002&number=%2B99900000002", page.FindAll("[data-testid=handset-link]")[0].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_page_has_no_english_left_on_the_phone()
    {
        await using var portal = new PortalUnderTest("zh-CN", PortalRole.Support);
        Receive(portal.Handsets.Find(Number)!, Mail);

        var page = portal.Open<HandsetsPage>("/handsets?number=8613800000001&message=1");

        Assert.Equal("打开", page.Find("[data-testid=phone-open]").TextContent.Trim());
    }

    [Fact]
    public async Task Process_without_the_simulated_network_says_so()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support, add: services => services.AddSingleton(new HandsetDesk(null, null)));

        Assert.Equal("The handsets are not here", portal.Open<HandsetsPage>("/handsets").Find("[data-testid=empty] strong").TextContent);
    }

    private IRenderedComponent<HandsetsPage> Open(string address) => _portal.Open<HandsetsPage>(address);

    private static TransactionChanged Change(string recipient) => new(1, 1, "push", FixedAccounts.Demo.Id, recipient, TransactionState.Delivered, TransactionStep.None, FailureCause.None, Sample.Noon, 1);

    internal static void Receive(SimulatedHandset handset, PushContent content)
    {
        var (header, data) = Assert.Single(SentPush.Of(content));
        Assert.True(handset.Receive(
            new SegmentDelivery
            {
                GroupId = 1,
                Segment = 1,
                Segments = 1,
                Attempt = 1,
                Recipient = handset.Msisdn,
                Form = PushRequest.WapPush,
                UserDataHeader = header,
                UserData = data,
                Until = DateTimeOffset.MaxValue,
            },
            Sample.Noon));
    }
}
