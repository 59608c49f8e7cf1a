using Microsoft.Playwright;
using PushPortal.Tests.Journeys;

[assembly: AssemblyFixture(typeof(PushPortal.Tests.Browser.PortalBrowser))]

namespace PushPortal.Tests.Browser;

/// <summary>One real Chromium for all browser tests; Debian's where it is installed, else the one that Playwright keeps.</summary>
public sealed class PortalBrowser : IAsyncDisposable
{
    private const string Debian = "/usr/bin/chromium";

    /// <summary>Until something shows on a page: the machine may be busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _browser = new(LaunchAsync);

    /// <summary>Opens a page of its own session over a gateway.</summary>
    internal Task<PortalVisit> VisitAsync(GatewayHost gateway) => VisitAsync(gateway.Address);

    /// <inheritdoc cref="VisitAsync(GatewayHost)"/>
    internal async Task<PortalVisit> VisitAsync(Uri gateway)
    {
        var (_, browser) = await _browser.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = gateway.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new PortalVisit(await context.NewPageAsync(), gateway);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            var (playwright, browser) = await _browser.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = File.Exists(Debian) ? Debian : null,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return (playwright, browser);
    }
}
