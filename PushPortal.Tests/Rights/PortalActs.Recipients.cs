using Bunit;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Tests.Portal;
using PushPortal.Web.Portal.Pages;
using InputFile = Microsoft.AspNetCore.Components.Forms.InputFile;

namespace PushPortal.Tests.Rights;

/// <content>Acts on groups of recipients, imports and handsets.</content>
internal static partial class PortalActs
{
    /// <summary>A handset that members of providers see too.</summary>
    private static SimulatedHandset TestHandset(PortalUnderTest portal) => portal.Handsets.Find(TestRecipients.Delivered)!;

    internal static SimulatedHandset SwitchedHandset(PortalUnderTest portal) => portal.Handsets.Find("+8613800000001")!;

    internal static InboxEntry MessageOf(PortalUnderTest portal) => TestHandset(portal).Inbox().Single();

    internal static Task OpenMessageAsync(PortalUnderTest portal) => PressAsync(portal, Message(portal, new ServiceIndication { Text = "4 messages", Href = "http://pi.example/mail" }), "phone-open");

    internal static async Task TypePinAsync(PortalUnderTest portal)
    {
        var page = Message(portal, new Provisioning { Xml = "<wap-provisioningdoc><characteristic type=\"BOOTSTRAP\"/></wap-provisioningdoc>", Security = new() { Method = SecurityMethod.UserPin, Pin = "1234" } });
        await page.Find("[data-testid=phone-pin]").ChangeAsync("1234");
        await SendAsync(portal, page, "pin-form");
    }

    private static IRenderedComponent<HandsetsPage> Message(PortalUnderTest portal, PushContent content)
    {
        HandsetsPageTests.Receive(TestHandset(portal), content);
        return portal.Open<HandsetsPage>($"/handsets?number={Uri.EscapeDataString(TestRecipients.Delivered)}&message=1");
    }

    internal static Task SwitchHandsetAsync(PortalUnderTest portal)
    {
        var page = portal.Open<HandsetsPage>($"/handsets?number={Uri.EscapeDataString(SwitchedHandset(portal).Msisdn)}");
        return LaterAsync(portal, () => page.Find("[data-testid=switch-absent]").ChangeAsync(true));
    }

    internal static Task BringFileAsync(PortalUnderTest portal)
    {
        var page = portal.Open<ImportPage>("/import");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("recipient,text\n+8613800000001,Hello\n", "list.csv"));
        return SendAsync(portal, page, "import-form");
    }

    internal static Task BringGroupAsync(PortalUnderTest portal)
    {
        portal.Groups.All.Add(Group);
        var page = portal.Open<ImportPage>("/import");
        return LaterAsync(portal, () => page.Find("[data-testid=import-group]").ChangeAsync("1"));
    }

    internal static Task PressOnImportAsync(PortalUnderTest portal, ImportStatus from, string button) => PressAsync(portal, Import(portal, from), button);

    internal static Task StartImportAsync(PortalUnderTest portal) => SendAsync(portal, Import(portal, ImportStatus.Checked), "start-form");

    private static IRenderedComponent<ImportRunPage> Import(PortalUnderTest portal, ImportStatus status)
    {
        var import = ImportRunPageTests.Import with { Status = status, Counts = new ImportCounts(10, 0, 0, 10, 0, 0, 0), StartedAt = status is ImportStatus.Running or ImportStatus.Paused ? Sample.Noon : null };
        portal.Imports.Put(import);
        portal.ImportFiles.Put(import.Id, () => new MemoryStream("phone,Words\n+8613800000001,Hello\n"u8.ToArray()));
        var id = PublicId.Format(PublicId.Import, import.Id);
        return portal.Open<ImportRunPage>($"/imports/{id}", route => route.Add(shown => shown.Id, id));
    }

    internal static ImportStatus StatusOfImport(PortalUnderTest portal) => portal.Imports.All.Single().Status;

    private static RecipientGroup Group => new() { Id = 1, AccountId = FixedAccounts.Demo.Id, Name = "Night shift", Numbers = ["+8613800000001"] };

    internal static async Task SaveGroupAsync(PortalUnderTest portal)
    {
        var page = Groups(portal, "&new=true");
        await page.Find("[data-testid=group-name]").ChangeAsync("Day shift");
        await page.Find("[data-testid=group-numbers]").ChangeAsync("+8613800000002");
        await SendAsync(portal, page, "group-form");
    }

    internal static IRenderedComponent<GroupsPage> Groups(PortalUnderTest portal, string query = "")
    {
        portal.Groups.All.Add(Group);
        return portal.Open<GroupsPage>($"/groups?account=demo{query}");
    }
}
