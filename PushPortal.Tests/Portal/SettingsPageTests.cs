using Bunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Settings;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class SettingsPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new(role: PortalRole.Admin, add: services => services.AddSingleton(provider => new SettingTable(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PushPortal:Smsc:TransactionWindow"] = "00:00:12",
            ["PushPortal:Ppg:SmscLink:Password"] = "hushhush",
            ["PushPortal:Smcs:Nothing"] = "hushhush",
        }).Build(),
        provider,
        typeof(SettingsPage).Assembly)));

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Settings_are_shown_with_value_default_source_range_and_whether_a_restart_is_needed()
    {
        var page = _portal.Open<SettingsPage>("/settings");
        var row = page.Find("[data-key='PushPortal:Smsc:TransactionWindow']");
        Assert.Equal("Host", row.GetAttribute("data-source"));
        Assert.Matches(@"00:00:12\s*default:\s*00:00:30\s*The host process\s*00:00:01 – 00:10:00\s*\[d\.\]hh:mm:ss", row.TextContent);
        Assert.Contains("a change takes effect with the next start", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_is_in_the_page()
    {
        var page = _portal.Open<SettingsPage>("/settings");
        Assert.DoesNotContain("hushhush", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Secret, set", page.Find("[data-key='PushPortal:Ppg:SmscLink:Password']").TextContent, StringComparison.Ordinal);
        Assert.Contains("misspelled", page.Find("[data-key='PushPortal:Smcs:Nothing']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_is_in_the_address_and_takes_every_word()
    {
        var page = _portal.Open<SettingsPage>("/settings?q=" + Uri.EscapeDataString("smsc window") + "&show=set");
        Assert.Equal(["PushPortal:Smsc:TransactionWindow"], page.FindAll("[data-testid=setting]").Select(row => row.GetAttribute("data-key")));
        Assert.Equal("smsc window", page.Find("[data-testid=settings-search]").GetAttribute("value"));

        await page.Find("[data-testid=settings-search]").ChangeAsync("a+b & c%中文");
        await page.Find("[data-testid=settings-show]").ChangeAsync("");
        await page.Find("[data-testid=settings-filter]").SubmitAsync();
        Assert.EndsWith("/settings?q=" + Uri.EscapeDataString("a+b & c%中文"), _portal.Navigation.Uri, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-testid=empty]"));
        Assert.Equal("a+b & c%中文", page.Find("[data-testid=settings-search]").GetAttribute("value"));
    }
}
