using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Layout;

namespace PushPortal.Tests.Portal;

/// <summary>A time as people read it: when, or how long ago, and the other of the two beside it.</summary>
public sealed class InstantTests
{
    private static readonly ViewSettings Shanghai = ViewSettings.Default with { Zone = "Asia/Shanghai" };

    [Fact]
    public async Task Time_says_when_and_its_tooltip_how_long_ago()
    {
        await using var portal = new PortalUnderTest();
        portal.Clock.Advance(TimeSpan.FromMinutes(7));

        var time = Show(portal, Shanghai, Sample.Noon).Find("time");

        Assert.Equal("2026-11-23 20:00:00", time.TextContent);
        Assert.Equal("2026-11-23 12:00:00.000 UTC · 2026-11-23 20:00:00.000 Asia/Shanghai · 7 min ago", time.GetAttribute("title"));
        Assert.Equal("2026-11-23T12:00:00.0000000Z", time.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData(0.5, "now")]
    [InlineData(59.9, "59 s ago")]
    [InlineData(61, "1 min ago")]
    [InlineData(7_199, "1 h ago")]
    [InlineData(90_000, "1 d ago")]
    [InlineData(-45, "in 45 s")]
    [InlineData(-86_400, "in 1 d")]
    public async Task Age_is_in_the_largest_unit_that_it_fills(double seconds, string shown)
    {
        await using var portal = new PortalUnderTest();

        var time = Show(portal, Shanghai with { ShowsAge = true }, Sample.Noon.AddSeconds(-seconds)).Find("time");

        Assert.Equal(shown, time.TextContent);
        Assert.EndsWith("Asia/Shanghai", time.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Age_is_in_the_viewers_language()
    {
        await using var portal = new PortalUnderTest(language: "zh-CN");

        Assert.Equal("5 分钟前", Show(portal, Shanghai with { ShowsAge = true }, Sample.Noon.AddMinutes(-5)).Find("time").TextContent);
    }

    [Fact]
    public async Task Times_grow_older_together_by_one_timer_and_rest_while_the_tab_is_hidden()
    {
        await using var portal = new PortalUnderTest();
        var page = Show(portal, Shanghai with { ShowsAge = true }, [.. Enumerable.Range(0, 30).Select(_ => Sample.Noon)]);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.All(page.FindAll("time"), time => Assert.Equal("1 s ago", time.TextContent));

        portal.Tab.Turn(hidden: true);
        var drawings = page.RenderCount;
        portal.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(drawings, page.RenderCount);
        Assert.All(page.FindAll("time"), time => Assert.Equal("1 s ago", time.TextContent));

        portal.Tab.Turn(hidden: false);
        Assert.All(page.FindAll("time"), time => Assert.Equal("3 min ago", time.TextContent));

        // Until the next whole minute nothing reads otherwise, and nothing is drawn.
        drawings = page.RenderCount;
        portal.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(drawings, page.RenderCount);
        portal.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.All(page.FindAll("time"), time => Assert.Equal("4 min ago", time.TextContent));
    }

    [Theory]
    [InlineData("relative", "pushportal.times=relative;", "/pushes?status=failed")]
    [InlineData("", "pushportal.times=; expires=Thu, 01 Jan 1970", "/pushes?status=failed")]
    public void Choice_is_kept_in_a_cookie_and_read_from_it(string form, string cookie, string returnUrl)
    {
        var http = new DefaultHttpContext();

        var answer = TimeSwitch.Set(form, returnUrl, http);

        Assert.StartsWith(cookie, http.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
        Assert.Equal(returnUrl, answer.Url);
        var next = new DefaultHttpContext();
        next.Request.Headers.Cookie = $"pushportal.times={form}";
        Assert.Equal(form == "relative", ViewSettings.From(next.Request.Cookies).ShowsAge);
    }

    [Fact]
    public async Task Choice_stands_beside_the_zone_and_comes_back_to_the_page()
    {
        await using var portal = new PortalUnderTest();
        portal.Navigation.NavigateTo("/pushes?status=failed");
        var choice = portal.Render<ZoneChoice>(part => part.AddCascadingValue(Shanghai));

        await choice.Find("[data-testid=time-form]").ClickAsync();

        Assert.Equal("http://localhost/Account/Times?form=relative&returnUrl=%2Fpushes%3Fstatus%3Dfailed", portal.Navigation.Uri);
    }

    private static IRenderedComponent<IComponent> Show(PortalUnderTest portal, ViewSettings settings, params DateTimeOffset[] times) => portal.Render(builder =>
    {
        builder.OpenComponent<CascadingValue<ViewSettings>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<ViewSettings>.Value), settings);
        builder.AddComponentParameter(2, nameof(CascadingValue<ViewSettings>.ChildContent), (RenderFragment)(content =>
        {
            content.OpenComponent<TimeTicker>(0);
            content.CloseComponent();
            foreach (var at in times)
            {
                content.OpenComponent<Instant>(1);
                content.AddComponentParameter(2, nameof(Instant.At), at);
                content.CloseComponent();
            }
        }));
        builder.CloseComponent();
    });
}
