using System.Net;
using System.Text.Json;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Api;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Rights;

/// <summary>Every row of the table of rights with everybody who can ask: who may is let through, and who may not is not, in the way of the door.</summary>
public sealed class RoleMatrixTests(RightsVisitors visitors) : IClassFixture<RightsVisitors>
{
    private const string Denied = "data-testid=\"denied\"";

    private static readonly Dictionary<string, Right> Rows = RightsTable.All.ToDictionary(right => right.Name);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Table =>
        new(RightsTable.All.SelectMany(right => right.Askers, (right, asker) => new TheoryDataRow<string, string, bool>(right.Name, asker, right.Allowed.Contains(asker))));

    [Theory]
    [MemberData(nameof(Table))]
    public Task Right_is_kept(string right, string asker, bool allowed) => Rows[right] switch
    {
        PageRight page => PageAsync(page, asker, allowed),
        EndpointRight endpoint => EndpointAsync(endpoint, asker, allowed),
        HubRight hub => HubAsync(hub, asker, allowed),
        ActRight act => ActAsync(act, asker, allowed),
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };

    [Theory]
    [InlineData("/pushes/{push}")]
    [InlineData("/transactions/{transaction}")]
    [InlineData("/retries/{retry}")]
    [InlineData("/retries/{retry}/items.csv")]
    [InlineData("/refusals/{refusal}")]
    [InlineData("/imports/{import}")]
    [InlineData("/imports/{import}/errors.csv")]
    [InlineData("/imports/{import}/results.csv")]
    public async Task What_is_another_accounts_is_not_there(string address)
    {
        using var answer = await (await visitors.StrangerAsync()).GetAsync(await visitors.FillAsync(address), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task PageAsync(PageRight page, string asker, bool allowed)
    {
        using var answer = await (await visitors.BrowserOfAsync(asker)).GetAsync(await visitors.FillAsync(page.Address), Ct);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        var isDenied = answer.StatusCode == HttpStatusCode.Forbidden || body.Contains(Denied, StringComparison.Ordinal)
            || (asker == Asker.Nobody && answer.RequestMessage!.RequestUri!.AbsolutePath == "/Account/Login");

        Assert.Equal(allowed, !isDenied);
        if (allowed)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(PortalAddress.PageFailure, body, StringComparison.Ordinal);
        }
    }

    private async Task EndpointAsync(EndpointRight endpoint, string asker, bool allowed)
    {
        var (method, path) = ApiRoute.Request(endpoint.Name, "none");
        using var request = new HttpRequestMessage(method, path);
        var isSignedIn = PortalRole.All.Contains(asker);
        var client = isSignedIn ? await visitors.BrowserOfAsync(asker) : (await visitors.ClientOfAsync(asker)).Http;
        // The stream of events has no end.
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        if (allowed)
        {
            Assert.True((int)answer.StatusCode is < 500 and not (401 or 403), $"{(int)answer.StatusCode}");
            return;
        }

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var refusal = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(
            Asker.Keys.Contains(asker) ? (HttpStatusCode.Forbidden, $"missing-scope-{endpoint.Scope!.Value.Word()}") : (HttpStatusCode.Unauthorized, "not-authenticated"),
            (answer.StatusCode, refusal.RootElement.Text("code")));
    }

    private async Task HubAsync(HubRight hub, string asker, bool allowed)
    {
        var isSignedIn = PortalRole.All.Contains(asker);
        var client = isSignedIn ? await visitors.BrowserOfAsync(asker) : (await visitors.ClientOfAsync(asker)).Http;
        using var answer = await client.PostAsync(new Uri($"{hub.Name}/negotiate?negotiateVersion=1", UriKind.Relative), null, Ct);

        Assert.Equal(allowed ? HttpStatusCode.OK : Asker.Keys.Contains(asker) ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task ActAsync(ActRight act, string asker, bool allowed)
    {
        await using var portal = act.Portal(act.Opener, null);
        portal.RoleLater = asker == Asker.Nobody ? null : asker;

        await act.Do(portal);

        Assert.Equal(allowed, act.IsDone(portal));
        Assert.Equal(allowed && act.Audited is { } entry ? [entry] : [], portal.Audit.Entries.Select(written => written.Action));
    }
}
