using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Journeys;

/// <summary>Each figure of the dashboard leads to a list, and the list has as many.</summary>
public sealed partial class DashboardJourneyTests(DashboardJourneyTests.CountedGateway own) : IClassFixture<DashboardJourneyTests.CountedGateway>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_figure_opens_a_list_of_as_many()
    {
        await LookAsync("demo", "15min");
        await LookAsync("support", "1h");
        await LookAsync("support", "24h");
    }

    private async Task LookAsync(string user, string range)
    {
        using var browser = await own.Host.SignedInAsync(user);
        var figures = Figure.Matches(await browser.GetStringAsync(new Uri($"/?range={range}", UriKind.Relative), Ct))
            .ToDictionary(figure => figure.Groups["name"].Value, figure => (Href: WebUtility.HtmlDecode(figure.Groups["href"].Value), Value: Number(figure.Groups["value"].Value)));

        Assert.Equal((6L, 2L, 1L, 1L, 2L), (figures["accepted"].Value, figures["delivered"].Value, figures["failed"].Value, figures["partly"].Value, figures["pending"].Value));
        foreach (var name in (string[])["accepted", "delivered", "failed", "partly", "pending"])
        {
            var list = await ListAsync(name);
            Assert.Equal((name, figures[name].Value), (name, Number(CountOfList.Match(list).Groups[1].Value)));
            Assert.Equal((name, figures[name].Value), (name, Rows(list, "push-row")));
        }

        Assert.Equal((3L, 3L), (figures["failures"].Value, Rows(await ListAsync("failures"), "failure-row")));
        if (user == "support")
        {
            Assert.Equal((2L, 2L), (figures["Later"].Value, Rows(await ListAsync("Later"), "queued-row")));
            Assert.Equal((0L, 0L), (figures["Due"].Value, Rows(await ListAsync("Due"), "queued-row")));
            Assert.Equal((0L, 0L), (figures["AtSmsc"].Value, Rows(await ListAsync("AtSmsc"), "queued-row")));
            Assert.Equal((1L, 1L), (figures["notifications"].Value, WaitingAtTargets.Matches(await ListAsync("notifications")).Sum(target => Number(target.Groups[1].Value))));
        }

        Task<string> ListAsync(string name) => browser.GetStringAsync(new Uri(figures[name].Href, UriKind.Relative), Ct);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static long Rows(string page, string name) => page.Split($"data-testid=\"{name}\"").Length - 1;

    [GeneratedRegex("<a class=\"pp-figure[^\"]*\" href=\"(?<href>[^\"]*)\" data-testid=\"count-(?<name>[A-Za-z]+)\" data-value=\"(?<value>[0-9]+)\"")]
    private static partial Regex Figure { get; }

    [GeneratedRegex("data-testid=\"target-row\"[^>]* data-waiting=\"([0-9]+)\"")]
    private static partial Regex WaitingAtTargets { get; }

    [GeneratedRegex("data-testid=\"push-count\" data-value=\"([0-9]+)\"")]
    private static partial Regex CountOfList { get; }

    /// <summary>A gateway that has pushes in every status, one of them to three recipients of whom one has it; nothing moves any more.</summary>
    public sealed class CountedGateway : IAsyncLifetime
    {
        private static readonly object Content = new { type = "si", href = "http://pi.example/", text = "Counted" };

        internal GatewayHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Host = await GatewayHost.StartAsync(("PushPortal:Ppg:FirstProbe", "01:00:00"), ("PushPortal:Ppg:DefaultLifetime", "1.00:00:00"));
            var rest = Host.Rest;
            var (there, away) = (await Host.NewHandsetAsync(), await Host.NewHandsetAsync());
            await away.ChangeAsync("""{"absent": true}""");
            string[] ended =
            [
                await SubmitAsync(there.Number),
                await SubmitAsync(there.Number),
                (await rest.SubmitAsync(new { to = new[] { Host.NewUnknownNumber() }, content = Content, notifyUrl = $"http://127.0.0.1:{ClosedPort.Find()}/" })).Text("id"),
                await SubmitAsync(there.Number, Host.NewUnknownNumber(), Host.NewUnknownNumber()),
            ];
            foreach (var push in ended)
            {
                await Eventually.GetAsync(() => rest.PushAsync(push), found => found.Text("status") != "pending", "a push that ended");
            }

            var waits = await SubmitAsync(away.Number);
            var transaction = RestClient.FirstTransaction(await rest.PushAsync(waits));
            await Eventually.GetAsync(() => rest.TransactionAsync(transaction), found => found.Text("step") == "waiting-to-retry", "a push that waits");
            await rest.SubmitAsync(new { to = new[] { there.Number }, content = Content, deliverAfter = "2099-01-01T00:00:00Z" });

            async Task<string> SubmitAsync(params string[] to) => (await rest.SubmitAsync(new { to, content = Content })).Text("id");
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
