using System.Net;
using System.Text.RegularExpressions;

namespace PushPortal.Tests.Journeys;

/// <summary>The portal as a browser without scripts sees it.</summary>
internal static partial class PortalVisits
{
    private const string Password = "PushPortal1!";

    internal static HttpClient NewBrowser(this GatewayHost gateway, CookieContainer? cookies = null) =>
        new(new HttpClientHandler { UseCookies = true, CookieContainer = cookies ?? new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = gateway.Address, DefaultRequestHeaders = { { "Accept", "text/html" } } };

    /// <param name="cookies">What gets the sign-in's cookie, for what is no browser.</param>
    internal static async Task<HttpClient> SignedInAsync(this GatewayHost gateway, string user, CookieContainer? cookies = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var browser = gateway.NewBrowser(cookies);
        var login = new Uri("/Account/Login", UriKind.Relative);
        var token = Token.Match(await browser.GetStringAsync(login, ct)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
            ["Form.Name"] = user,
            ["Form.Password"] = Password,
        });
        using var answer = await browser.PostAsync(login, form, ct);
        Assert.Equal("/", answer.RequestMessage!.RequestUri!.AbsolutePath);
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }
}
