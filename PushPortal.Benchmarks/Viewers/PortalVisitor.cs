using System.Net;
using System.Text.RegularExpressions;

namespace PushPortal.Benchmarks.Viewers;

/// <summary>A browser as far as the portal's plain pages need one: it signs in and keeps the cookie.</summary>
internal sealed partial class PortalVisitor : IDisposable
{
    private readonly HttpClient _http;

    private PortalVisitor(Uri gateway) => _http = new(new SocketsHttpHandler { CookieContainer = Cookies }) { BaseAddress = gateway };

    internal CookieContainer Cookies { get; } = new();

    /// <summary>Signs in as the demo data's administrator.</summary>
    /// <exception cref="HttpRequestException">The gateway refused.</exception>
    internal static async Task<PortalVisitor> SignInAsync(Uri gateway, CancellationToken ct)
    {
        var visitor = new PortalVisitor(gateway);
        var login = new Uri("/Account/Login", UriKind.Relative);
        var token = Antiforgery().Match(await visitor._http.GetStringAsync(login, ct)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"), new("__RequestVerificationToken", token), new("Form.Name", "admin"), new("Form.Password", "PushPortal1!"),
        ]);
        using var answer = await visitor._http.PostAsync(login, form, ct);
        answer.EnsureSuccessStatusCode();
        return visitor;
    }

    /// <summary>The dashboard as it is rendered before its circuit.</summary>
    internal async Task<PrerenderedPage> DashboardAsync(CancellationToken ct) => PrerenderedPage.Read(await _http.GetStringAsync(new Uri("/", UriKind.Relative), ct));

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
