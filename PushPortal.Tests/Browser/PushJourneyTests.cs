using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PushPortal.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace PushPortal.Tests.Browser;

/// <summary>A push in the portal from the form to its end, in a real browser.</summary>
public sealed partial class PushJourneyTests(SharedGateway gateway, PortalBrowser browser)
{
    [Fact]
    public async Task Form_previews_submits_and_leads_to_the_page_where_the_push_is_delivered_without_a_reload()
    {
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        await using var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("demo");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync("/pushes/new");

        await visit.Find("to").FillAsync(handset.Number);
        await visit.Find("text").FillAsync($"浏览器 submits {new string('x', 150)}");
        await visit.Find("href").FillAsync("http://www.example.com/inbox");
        await Expect(visit.Find("preview-segments")).ToHaveTextAsync("2");
        await visit.Find("submit-push").ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync(PushPage());
        await Expect(visit.Find("transaction-row").GetByTestId("state-chip")).ToHaveAttributeAsync("data-state", "delivered");
        await Expect(visit.Find("timeline")).ToContainTextAsync("simulator");
        Assert.StartsWith("浏览器 submits", (await handset.OnlyMessageAsync()).GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);

        await visit.Find("tab-content").ClickAsync();
        await Expect(visit.Find("segment")).ToHaveCountAsync(2);
        await visit.Find("datagram").GetByRole(AriaRole.Button, new() { Name = "Character set" }).ClickAsync();
        await Expect(visit.Find("datagram").Locator(".pp-marked")).ToHaveTextAsync("6a");
        await visit.Find("datagram").GetByTestId("octets").PressAsync("ArrowLeft");
        await Expect(visit.Find("datagram").GetByTestId("chosen-field")).ToContainTextAsync("DTD SI 1.0");
        await Expect(visit.Find("segment").First.GetByTestId("octets")).ToContainTextAsync("0b");
    }

    [Fact]
    public async Task Newcomer_sees_a_push_delivered_by_one_click_on_the_dashboard()
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());
        await visit.SignInAsync("demo");
        await visit.OpenAsync("/");
        await visit.Find("try-it").ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync(PushPage());
        await Expect(visit.Find("outcome")).ToContainTextAsync("The handset has acknowledged all of it (2 short messages)");
    }

    [Fact]
    public async Task Leaving_a_form_that_was_filled_warns_and_staying_keeps_it()
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());
        await visit.SignInAsync("demo");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync("/pushes/new");
        await visit.Find("text").FillAsync("Not sent yet");

        await visit.Page.Locator("nav a[href='/failures']").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stay", Exact = true }).ClickAsync();
        await Expect(visit.Find("text")).ToHaveValueAsync("Not sent yet");
        Assert.EndsWith("/pushes/new", visit.Page.Url, StringComparison.Ordinal);

        await visit.Page.Locator("nav a[href='/failures']").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/failures$"));
    }

    [Fact]
    public async Task Form_says_beside_the_field_what_is_wrong_and_sends_nothing()
    {
        await using var visit = await browser.VisitAsync(await gateway.StartedAsync());
        await visit.SignInAsync("demo");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync("/pushes/new");

        await visit.Find("to").FillAsync("13800000001");
        await visit.Find("text").FillAsync("Hello");
        await visit.Find("submit-push").ClickAsync();

        await Expect(visit.Find("error-to")).ToContainTextAsync("+");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/pushes/new$"));
    }

    [Fact]
    public async Task Open_page_of_a_failed_push_retries_it_and_shows_its_delivery_without_a_reload()
    {
        var host = await gateway.StartedAsync();
        var number = host.NewUnknownNumber();
        var transaction = await host.Rest.SubmitIndicationAsync(number);
        await host.Rest.TransactionInAsync(transaction, "undeliverable");
        await using var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("support");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync("/failures");
        var row = visit.Page.Locator($"[data-testid=failure-row][data-transaction={transaction}]");
        await Expect(row.GetByTestId("reason")).ToContainTextAsync("nknown subscriber");
        await row.Locator("a").First.ClickAsync();
        await Expect(visit.Find("transaction-row").GetByTestId("state-chip")).ToHaveAttributeAsync("data-state", "undeliverable");
        // The subscriber comes into service.
        await new Handset(host.Rest, number).ChangeAsync("{}");

        await visit.Find("retry").First.ClickAsync();
        await visit.Find("retry-confirm").ClickAsync();

        await Expect(visit.Find("transaction-row").GetByTestId("state-chip")).ToHaveAttributeAsync("data-state", "delivered");
        await Expect(visit.Find("timeline")).ToContainTextAsync("support");
        Assert.Equal("delivered", (await host.Rest.TransactionAsync(transaction)).Text("state"));
    }

    [Fact]
    public async Task Open_page_shows_the_delivery_and_keeps_the_tab_the_place_and_the_focus()
    {
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        await handset.ChangeAsync("""{"absent": true}""");
        var transaction = await host.Rest.SubmitIndicationAsync(handset.Number, new string('x', 600));
        await Eventually.GetAsync(() => host.Rest.TransactionAsync(transaction), found => found.Text("step") == "waiting-to-retry", "a push that waits");
        await using var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("demo");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync($"/transactions/{transaction}");
        await visit.Find("tab-content").ClickAsync();
        var octets = visit.Find("datagram").GetByTestId("octets");
        await octets.FocusAsync();
        await octets.EvaluateAsync("octets => octets.scrollIntoView({ block: 'center' })");
        Assert.True(await visit.Page.EvaluateAsync<float>("() => window.scrollY") > 0);
        var place = await TopAsync();

        await handset.ChangeAsync("""{"absent": false}""");
        await Expect(visit.Find("outcome").GetByTestId("state-chip")).ToHaveAttributeAsync("data-state", "delivered");

        // What is above has other heights now: the reader's place is where the octets stand on the screen.
        Assert.Equal(place, await TopAsync());
        await Expect(octets).ToBeFocusedAsync();
        await Expect(visit.Find("tab-content")).ToHaveAttributeAsync("aria-current", "page");

        async Task<double> TopAsync() => Math.Round(await octets.EvaluateAsync<double>("octets => octets.getBoundingClientRect().top"));
    }

    [Fact]
    public async Task Failed_push_is_sent_to_another_number_as_an_edited_copy_and_both_pages_name_each_other()
    {
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        var transaction = await host.Rest.SubmitIndicationAsync(host.NewUnknownNumber(), "Wrongly addressed");
        await host.Rest.TransactionInAsync(transaction, "undeliverable");
        await using var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("demo");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync($"/transactions/{transaction}");
        var original = (await visit.Find("push-id").TextContentAsync())!.Trim();

        await visit.Find("edit-copy").ClickAsync();
        await Expect(visit.Find("text")).ToHaveValueAsync("Wrongly addressed");
        await visit.Find("to").FillAsync(handset.Number);
        await visit.Find("submit-push").ClickAsync();

        await Expect(visit.Find("transaction-row").GetByTestId("state-chip")).ToHaveAttributeAsync("data-state", "delivered");
        await Expect(visit.Find("copy-of")).ToContainTextAsync(PushId().Match(original).Value);
        var copy = PushId().Match((await visit.Find("push-id").TextContentAsync())!).Value;
        await visit.Find("copy-of").Locator("a").ClickAsync();
        await Expect(visit.Find("copies")).ToContainTextAsync(copy);
        Assert.Equal("Wrongly addressed", (await handset.OnlyMessageAsync()).GetProperty("content").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Dashboard_counts_and_lists_changes_as_they_happen()
    {
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        await using var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("demo");
        await visit.OpenAsync("/");
        // What is out of sight waits behind a bar.
        await visit.Find("live-pause").ScrollIntoViewIfNeededAsync();
        var accepted = long.Parse((await visit.Find("count-accepted").GetAttributeAsync("data-value"))!, System.Globalization.CultureInfo.InvariantCulture);

        var transaction = await host.Rest.SubmitIndicationAsync(handset.Number);

        var row = visit.Page.Locator($"[data-testid=live-row][data-transaction={transaction}]").First;
        await Expect(row.GetByTestId("state-chip")).ToHaveAttributeAsync("data-state", "delivered");
        await Eventually.GetAsync(
            async () => long.Parse((await visit.Find("count-accepted").GetAttributeAsync("data-value"))!, System.Globalization.CultureInfo.InvariantCulture),
            now => now > accepted,
            "a higher count of accepted pushes");
    }

    [Fact]
    public async Task Search_goes_straight_to_the_push_and_the_filter_stands_in_the_address()
    {
        var host = await gateway.StartedAsync();
        var handset = await host.NewHandsetAsync();
        var pushId = $"a b+c&d%e:中文-{handset.Number}";
        await host.Rest.SubmitAsync(new { pushId, to = new[] { handset.Number }, content = new { type = "si", href = "http://pi.example/", text = "Found" } });
        await using var visit = await browser.VisitAsync(host);
        await visit.SignInAsync("demo");
        await Expect(visit.Find("signed-in-as")).ToBeVisibleAsync();
        await visit.OpenAsync("/pushes");

        await visit.Find("filter-push-id").FillAsync(pushId);
        await visit.Find("filter-apply").ClickAsync();
        await Expect(visit.Find("push-row")).ToHaveCountAsync(1);
        await visit.Page.ReloadAsync();
        await Expect(visit.Find("push-row")).ToHaveCountAsync(1);
        await Expect(visit.Find("filter-push-id")).ToHaveValueAsync(pushId);

        await visit.OpenAsync("/");
        await visit.Find("search").FillAsync(handset.Number);
        await visit.Find("search").PressAsync("Enter");
        await Expect(visit.Find("push-row")).ToHaveCountAsync(1);
    }

    [GeneratedRegex("psh_[0-9a-z]+")]
    private static partial Regex PushId();

    [GeneratedRegex("/pushes/psh_[0-9a-z]+")]
    private static partial Regex PushPage();
}
