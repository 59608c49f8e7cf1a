using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;

namespace PushPortal.Tests.Journeys;

/// <summary>Where a request comes from, when a proxy that is listed says so, and when anybody does.</summary>
public sealed class TrustedProxyJourneyTests
{
    private const string Client = "203.0.113.9";

    [Theory]
    [InlineData("127.0.0.1", Client, HttpStatusCode.OK)]
    [InlineData("127.0.0.0/8", Client, HttpStatusCode.OK)]
    [InlineData("127.0.0.1", $"{Client}, 198.51.100.7", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1,198.51.100.0/24", $"{Client}, 198.51.100.7", HttpStatusCode.OK)]
    [InlineData("10.0.0.0/8", Client, HttpStatusCode.Forbidden)]
    [InlineData("", Client, HttpStatusCode.Forbidden)]
    public async Task Networks_of_an_account_go_by_the_address_that_a_trusted_proxy_names(string trusted, string forwarded, HttpStatusCode expected)
    {
        await using var gateway = await GatewayHost.StartAsync([.. trusted.Split(',').Index().Select(proxy => ($"PushPortal:TrustedProxies:{proxy.Index}", proxy.Item))]);
        await gateway.AddAccountAsync("far", "far-key", account => account.HttpNetworks = $"{Client}/32");
        var rest = gateway.ClientOf("far-key");

        var answer = await rest.SendAsync(HttpMethod.Get, "/api/v1/pushes", null, ("X-Forwarded-For", forwarded));

        Assert.Equal(expected, answer.Status);
        var accounts = gateway.Services.GetRequiredService<IAccountDirectory>();
        var key = gateway.Services.GetRequiredService<IApiKeys>().Of(accounts.Find("far")!.Id)[0];
        Assert.Equal(expected == HttpStatusCode.OK ? Client : null, key.LastUsedFrom?.ToString());
    }
}
