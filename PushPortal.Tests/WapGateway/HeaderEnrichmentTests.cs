using System.Net;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.WapGateway;

/// <summary>Who is told a handset's number, by both doors, and that nobody else is.</summary>
public sealed class HeaderEnrichmentTests
{
    private const string Header = "X-WAP-Network-Client-MSISDN";
    private const string Forged = "+8613800000009";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/told", FixedHandsetAddresses.Msisdn)]
    [InlineData("/told?box=1", null)]
    [InlineData("/other", null)]
    public async Task Origin_is_told_the_number_where_that_is_allowed_and_nowhere_else(string path, string? number)
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        gateway.Disclosure.Urls.Add(origin.Url("/told"));
        using var browser = gateway.Client(FixedHandsetAddresses.Handset);
        using var handset = new WapHandset(gateway.Wsp!, FixedHandsetAddresses.Handset);

        (await browser.GetAsync(origin.Url(path), Ct)).Dispose();
        await handset.AskAsync(1, WapHandset.Get(origin.Url(path)));

        Assert.Equal([number, number], origin.Seen.Select(seen => seen.Headers.GetValueOrDefault(Header)));
    }

    [Theory]
    [InlineData(Header, "X-WAP-Network-Client-MSISDN", true)]
    [InlineData(Header, "x_wap_network_client_msisdn", true)]
    [InlineData(Header, Header, false)]
    [InlineData("X-Who", "X-Who", true)]
    [InlineData("X-Who", "x_who", true)]
    [InlineData("X-Who", "X-Who", false)]
    [InlineData("X-Who", "X-MSISDN", false)]
    public async Task Header_of_that_name_never_comes_from_the_handset(string setting, string sent, bool isTold)
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct, ("WapGateway:NumberHeader", setting));
        if (isTold)
        {
            gateway.Disclosure.Urls.Add(origin.Url("/"));
        }

        using var browser = gateway.Client(FixedHandsetAddresses.Handset);
        using var request = new HttpRequestMessage(HttpMethod.Get, origin.Url("/"));
        request.Headers.TryAddWithoutValidation(sent, Forged);

        (await browser.SendAsync(request, Ct)).Dispose();

        var seen = Assert.Single(origin.Seen);
        Assert.Equal(isTold ? FixedHandsetAddresses.Msisdn : null, seen.Headers.GetValueOrDefault(setting));
        Assert.DoesNotContain(Forged, string.Join(' ', seen.Headers.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_when_it_cannot_be_found_out_or_the_handset_is_not_known()
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        gateway.Disclosure.Urls.Add(origin.Url("/"));
        using var stranger = gateway.Client();
        using var browser = gateway.Client(FixedHandsetAddresses.Handset);

        (await stranger.GetAsync(origin.Url("/"), Ct)).Dispose();
        gateway.Disclosure.Failure = new InvalidOperationException("The store is away.");
        using var answer = await browser.GetAsync(origin.Url("/"), Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(origin.Seen, seen => Assert.DoesNotContain(Header, seen.Headers.Keys));
        Assert.Equal(2, origin.Seen.Count);
    }
}
