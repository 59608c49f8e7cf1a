using Bunit;
using Microsoft.AspNetCore.Http;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Layout;

namespace PushPortal.Tests.Portal;

public sealed class ZoneChoiceTests
{
    [Fact]
    public async Task Zone_is_chosen_from_a_list_that_is_there_when_it_is_asked_for()
    {
        await using var portal = new PortalUnderTest();
        portal.Navigation.NavigateTo("/pushes?status=failed&pushId=a%20b");
        var choice = portal.Render<ZoneChoice>(part => part.AddCascadingValue(ViewSettings.Default with { Zone = "Asia/Shanghai" }));
        Assert.Contains("Asia/Shanghai", choice.Markup, StringComparison.Ordinal);
        Assert.Empty(choice.FindAll("option"));

        await choice.Find("[data-testid=choose-zone]").ClickAsync();
        Assert.Equal(["", "UTC"], choice.FindAll("option").Take(2).Select(option => option.GetAttribute("value")));
        await choice.Find("[data-testid=zone]").ChangeAsync("Europe/Berlin");

        Assert.Equal("http://localhost/Account/Zone?zone=Europe%2FBerlin&returnUrl=%2Fpushes%3Fstatus%3Dfailed%26pushId%3Da%2520b", portal.Navigation.Uri);
    }

    [Theory]
    [InlineData("Europe/Berlin", "/pushes", "pushportal.chosen-zone=Europe%2FBerlin;", "/pushes")]
    [InlineData("", "/pushes", "pushportal.chosen-zone=; expires=Thu, 01 Jan 1970", "/pushes")]
    [InlineData("Nowhere/Atall", "//elsewhere.example", "", "/")]
    public void Switch_keeps_only_what_is_a_zone_and_stays_on_this_site(string zone, string returnUrl, string cookie, string target)
    {
        var http = new DefaultHttpContext();

        var answer = ZoneSwitch.Set(zone, returnUrl, http);

        Assert.StartsWith(cookie, http.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
        Assert.Equal((cookie.Length > 0, target), (http.Response.Headers.SetCookie.Count > 0, answer.Url));
    }
}
