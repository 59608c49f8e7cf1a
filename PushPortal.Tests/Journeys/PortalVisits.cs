using System.Net;
using System.Text.RegularExpressions;

namespace PushPortal.Tests.Journeys;

/// <summary>The portal as a browser without scripts sees it.</summary>
internal static partial class PortalVisits
{
    private const string Password = "PushPortal1!";
    private const string Login = "/Account/Login";

    internal static HttpClient NewBrowser(this GatewayHost gateway, CookieContainer? cookies = null) =>
        new(new HttpClientHandler { UseCookies = true, CookieContainer = cookies ?? new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = gateway.Address, DefaultRequestHeaders = { { "Accept", "text/html" } } };

    /// <param name="cookies">What gets the sign-in's cookie, for what is no browser.</param>
    internal static async Task<HttpClient> SignedInAsync(this GatewayHost gateway, string user, CookieContainer? cookies = null)
    {
        var browser = gateway.NewBrowser(cookies);
        await SignInAsync(browser, gateway.Address, user, await FormTokenAsync(browser, gateway.Address));
        return browser;
    }

    /// <summary>Asks for the form of signing in: its token, without which it is not taken.</summary>
    internal static async Task<string> FormTokenAsync(HttpClient browser, Uri gateway) =>
        WebUtility.HtmlDecode(Token.Match(await browser.GetStringAsync(new Uri(gateway, Login), TestContext.Current.CancellationToken)).Groups[1].Value);

    /// <summary>Sends the form of signing in.</summary>
    internal static async Task SignInAsync(HttpClient browser, Uri gateway, string user, string token)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.Name"] = user,
            ["Form.Password"] = Password,
        });
        using var answer = await browser.PostAsync(new Uri(gateway, Login), form, TestContext.Current.CancellationToken);
        Assert.Equal("/", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }
}
