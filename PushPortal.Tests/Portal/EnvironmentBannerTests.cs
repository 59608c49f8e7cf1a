using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Layout;

namespace PushPortal.Tests.Portal;

/// <summary>The banner that says which installation it is.</summary>
public sealed partial class EnvironmentBannerTests
{
    private const double LeastContrast = 4.5;

    [Fact]
    public async Task It_names_the_installation_in_its_colour_and_is_not_there_without_a_name()
    {
        await using var portal = new PortalUnderTest();
        Assert.Empty(portal.Render<EnvironmentBanner>().FindAll("*"));

        await using var named = new PortalUnderTest(add: services => services.AddSingleton(Options.Create(new PortalOptions { Environment = "Test <1> 测试", EnvironmentColour = EnvironmentColour.Amber })));
        var banner = named.Render<EnvironmentBanner>().Find("[data-testid=environment]");
        Assert.Equal(("Test <1> 测试", "pp-environment pp-amber"), (banner.TextContent, banner.ClassName));
    }

    [Fact]
    public async Task It_is_on_every_page_signed_in_or_not()
    {
        await using var gateway = await GatewayHost.StartAsync(("PushPortal:Portal:Environment", "Staging"), ("PushPortal:Portal:EnvironmentColour", "Red"));
        using var stranger = gateway.NewBrowser();
        using var admin = await gateway.SignedInAsync("admin");
        foreach (var (browser, address) in ((HttpClient, string)[])[(stranger, "/Account/Login"), (stranger, "/no-such-page"), (admin, "/"), (admin, "/no-such-page")])
        {
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Xunit.TestContext.Current.CancellationToken);
            Assert.Contains("pp-environment pp-red", await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_colour_has_a_text_that_can_be_read_on_it()
    {
        var painted = Rule.Matches(File.ReadAllText(Repository.PathOf("wwwroot", "portal.css"))).ToDictionary(rule => rule.Groups[1].Value, rule => Contrast(rule.Groups[2].Value, rule.Groups[3].Value));
        Assert.Equal(Enum.GetNames<EnvironmentColour>().Select(name => name.ToLowerInvariant()).Order(), painted.Keys.Order());
        Assert.All(painted.Values, contrast => Assert.True(contrast >= LeastContrast));
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>Relative luminance (WCAG 2.2).</summary>
    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(at => int.Parse(colour.AsSpan(at * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex(@"\.pp-environment\.pp-([a-z]+) \{ background: #([0-9a-f]{6}); color: #([0-9a-f]{6}); \}")]
    private static partial Regex Rule { get; }
}
