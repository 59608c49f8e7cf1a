using Bunit;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>Where the portal shows that an account is held, and holds and releases it.</summary>
public sealed class AccountHoldTests
{
    private static readonly AccountHold Hold = new(Sample.Noon.AddHours(-1), "anna", "spam");

    [Fact]
    public async Task Administrator_holds_an_account_with_a_reason_after_the_effect_was_said()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        var page = portal.Open<AccountsPage>("/accounts?account=demo");

        await ConfirmAsync(portal, () => page.Find("[data-testid=hold]").ClickAsync(), "nothing more of them is handed to the SMSC", "spam");

        page.WaitForAssertion(() => Assert.Equal([(FixedAccounts.Demo.Id, true)], portal.Edits.Holds));
        Assert.Equal(["spam"], portal.Edits.Reasons);
    }

    [Theory]
    [InlineData("en", "by anna: spam")]
    [InlineData("zh-CN", "操作人 anna：spam")]
    public async Task Queues_show_held_accounts_and_administrators_release_them_there(string language, string said)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Admin);
        portal.Accounts.Hold = Hold;
        var page = portal.Open<QueuesPage>("/queues");
        Assert.Contains(said, page.Find("[data-testid=held-account] [data-testid=hold-order]").TextContent, StringComparison.Ordinal);

        await ConfirmAsync(portal, () => page.Find("[data-testid=release]").ClickAsync(), "demo", "over");

        page.WaitForAssertion(() => Assert.Equal([(FixedAccounts.Demo.Id, false)], portal.Edits.Holds));
    }

    [Fact]
    public async Task Others_see_the_hold_and_have_no_way_to_change_it()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        portal.Accounts.Hold = Hold;
        var page = portal.Open<QueuesPage>("/queues");

        Assert.Single(page.FindAll("[data-testid=held-account]"));
        Assert.Empty(page.FindAll("[data-testid=release]"));
    }

    [Theory]
    [InlineData(true, "Its account's pushes are held by anna: spam", "It goes on when the account is released. It expires otherwise at", true)]
    [InlineData(false, "It waits behind other pushes of its account, which were held and go first now.", "It is handed to the SMSC in its turn.", false)]
    public async Task Push_says_why_it_waits_and_who_held_it(bool isHeld, string sentence, string next, bool hasEnd)
    {
        await using var portal = new PortalUnderTest();
        portal.Accounts.Hold = isHeld ? Hold : null;
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(step: TransactionStep.Held) with { DueAt = Sample.Noon.AddHours(1) });

        var page = portal.Open<PushDetailsPage>($"/pushes/{PublicId.Format(PublicId.Push, 1_000_000)}", shown => shown.Add(one => one.Id, PublicId.Format(PublicId.Push, 1_000_000)));

        Assert.Equal(sentence, page.Find("[data-testid=outcome-sentence]").TextContent);
        Assert.StartsWith(next, page.Find("[data-testid=next-step]").TextContent, StringComparison.Ordinal);
        Assert.Equal(hasEnd, page.Find("[data-testid=next-step]").QuerySelector("time") is not null);
    }

    [Theory]
    [InlineData(PortalRole.SpMember, false, "+86 138 0000 0001")]
    [InlineData(PortalRole.SpReader, false, "+86138****0001")]
    [InlineData(PortalRole.SpReader, true, "+86 138 0000 0001")]
    public async Task Number_in_the_reason_is_for_those_who_see_the_accounts_numbers(string role, bool showsToAll, string shown)
    {
        await using var portal = new PortalUnderTest(role: role);
        (portal.Accounts.Hold, portal.Accounts.ShowsNumbersToAll) = (Hold with { Reason = "spam to +86 138 0000 0001" }, showsToAll);
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(step: TransactionStep.Held) with { DueAt = Sample.Noon.AddHours(1) });
        var id = PublicId.Format(PublicId.Push, 1_000_000);

        var page = portal.Open<PushDetailsPage>($"/pushes/{id}", details => details.Add(one => one.Id, id));

        Assert.Equal($"Its account's pushes are held by anna: spam to {shown}", page.Find("[data-testid=outcome-sentence]").TextContent);
    }

    [Theory]
    [InlineData(PortalRole.Support, "+86 138 0000 0001")]
    [InlineData(PortalRole.Monitor, "+86138****0001")]
    public async Task Staff_without_numbers_see_none_in_the_reason_neither_in_the_queues_nor_as_an_alarm(string role, string shown)
    {
        await using var portal = new PortalUnderTest(role: role);
        portal.Accounts.Hold = Hold with { Reason = "spam to +86 138 0000 0001" };
        await portal.Board.LoadAsync(Xunit.TestContext.Current.CancellationToken);
        portal.Board.Take([new AlarmCondition(AlarmKind.AccountHeld, "demo", Holds: true, new AlarmFacts(90, Note: "spam to +86 138 0000 0001"))], new HashSet<AlarmKind>());

        Assert.Contains($"spam to {shown}", portal.Open<QueuesPage>("/queues").Find("[data-testid=hold-order]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"spam to {shown}", portal.Open<AlarmsPage>("/alarms").Find("[data-testid=alarm-note]").TextContent);
    }

    [Fact]
    public async Task Hold_is_an_alarm_for_as_long_as_it_stands()
    {
        await using var portal = new PortalUnderTest();
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(step: TransactionStep.Held));
        var source = new HoldAlarms(portal.Accounts, portal.Pushes, portal.Clock);
        Assert.Empty(await source.LookAsync(Xunit.TestContext.Current.CancellationToken));
        portal.Accounts.Hold = new AccountHold(portal.Clock.GetUtcNow().AddSeconds(-90), "anna", "spam");

        var alarm = Assert.Single(await source.LookAsync(Xunit.TestContext.Current.CancellationToken));

        Assert.Equal(new AlarmCondition(AlarmKind.AccountHeld, "demo", Holds: true, new AlarmFacts(90, Note: "spam"), Example: Sample.Transaction().Id), alarm);
    }

    /// <summary>The dialog's own end ends the click: it is not awaited.</summary>
    private static async Task ConfirmAsync(PortalUnderTest portal, Func<Task> click, string effect, string reason)
    {
        _ = click();
        await portal.Dialogs.WaitForElementAsync("[data-testid=order-confirm]");
        Assert.Contains(effect, portal.Dialogs.Find("[data-testid=order-dialog]").TextContent, StringComparison.Ordinal);
        await portal.Dialogs.Find("[data-testid=order-reason]").ChangeAsync(reason);
        await portal.Dialogs.Find("[data-testid=order-confirm]").ClickAsync();
    }
}
