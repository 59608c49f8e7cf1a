using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Portal;

namespace PushPortal.Tests.Portal;

/// <summary>Who may open what: one table for pages, downloads, jobs, metrics, API and hub, asked over HTTP as each of them is.</summary>
public sealed class RoleMatrixTests(SharedGateway shared) : Journey(shared)
{
    private const string Admin = PortalPages.Admin;
    private const string Support = PortalPages.Support;
    private const string Monitor = PortalPages.Monitor;
    private const string Provider = PortalPages.Provider;
    private const string Member = PortalPages.Member;
    private const string Reader = PortalPages.Reader;
    private const string Stranger = "stranger";
    private const string Password = "PushPortal1!";

    /// <summary>What answers with something else than a page.</summary>
    private static readonly string[] NotPages =
        ["/transactions/{id}", "/retries/{id}/items.csv", "/pushes/export", "/failures/export", "/import/sample.csv", "/imports/{id}/errors.csv", "/imports/{id}/results.csv", "/audit.csv", "/reports/export", "/usage/export", "/trace/entries.jsonl", "/hangfire"];

    /// <summary>Open to anybody, or part of the frame.</summary>
    private static readonly string[] Open = ["/Account/Login", "/Account/Logout", "/Account/Denied", "/Account/Password", "/error", "/not-found", "/docs/errors", "/docs/errors/{Code}"];

    /// <summary>Files and circuits, which the pages' own rights guard.</summary>
    private static readonly string[] FrameworkRoutes = ["_", "{**path:file}"];

    public static TheoryData<string, string, bool> Rights
    {
        get
        {
            var rights = new TheoryData<string, string, bool>();
            foreach (var (_, address, allowed) in PortalPages.All)
            {
                foreach (var role in PortalPages.Everybody)
                {
                    rights.Add(address, role, allowed.Contains(role));
                }
            }

            return rights;
        }
    }

    [Theory]
    [MemberData(nameof(Rights))]
    public async Task Page_is_for_those_who_may_open_it(string address, string user, bool allowed)
    {
        using var browser = await SignedInAsync(user);

        using var answer = await browser.GetAsync(await FillAsync(address), Ct);

        var body = await answer.Content.ReadAsStringAsync(Ct);
        if (allowed)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("data-testid=\"denied\"", body, StringComparison.Ordinal);
            Assert.DoesNotContain(PortalPages.Failure, body, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains("data-testid=\"denied\"", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_opens_a_page_without_signing_in()
    {
        using var browser = Gateway.NewBrowser();
        foreach (var (_, address, _) in PortalPages.All)
        {
            using var answer = await browser.GetAsync(await FillAsync(address), Ct);
            Assert.Equal("/Account/Login", answer.RequestMessage!.RequestUri!.AbsolutePath);
        }
    }

    [Fact]
    public void Every_page_is_in_the_table() => Assert.Equal(
        typeof(PortalLanguages).Assembly.GetTypes().SelectMany(page => page.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()).Select(route => route.Template).Order(StringComparer.Ordinal),
        PortalPages.All.Select(page => page.Route).Except(NotPages).Concat(Open).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        var silent = Gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !FrameworkRoutes.Any(own => route.StartsWith(own, StringComparison.Ordinal)));
        // They check by themselves: PAP by Basic, metrics by address and role; what the demonstration serves is for handsets.
        Assert.All(silent, route => Assert.Contains(route, (string[])["pap", "metrics", "demo/content/{name}", .. Open.Select(open => open.TrimStart('/'))]));
    }

    [Theory]
    [InlineData("/api/v1/pushes")]
    [InlineData("/api/v1/failures")]
    [InlineData("/api/v1/failures/groups")]
    [InlineData("/api/v1/bulk-retries")]
    [InlineData("/api/v1/callbacks")]
    [InlineData("/api/v1/imports")]
    [InlineData("/api/v1/keys")]
    [InlineData("/api/v1/reports/daily")]
    [InlineData("/api/v1/usage")]
    [InlineData("/api/v1/simulator/network")]
    [InlineData("/api/v1/simulator/test-recipients")]
    public async Task Api_is_for_its_keys_alone(string path)
    {
        (await Rest.GetAsync(path)).Must(HttpStatusCode.OK);
        Assert.Equal("not-authenticated", (await Gateway.ClientOf(null).GetAsync(path)).Must(HttpStatusCode.Unauthorized)["code"]);
        Assert.Equal("not-authenticated", (await Gateway.ClientOf("no-such-key").GetAsync(path)).Must(HttpStatusCode.Unauthorized)["code"]);
        using var signedIn = await SignedInAsync(Admin);
        using var answer = await signedIn.GetAsync(new Uri(path, UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData(Admin)]
    [InlineData(Support)]
    [InlineData(Monitor)]
    [InlineData(Provider)]
    [InlineData(Member)]
    [InlineData(Reader)]
    public async Task Hub_is_for_those_who_are_signed_in(string user)
    {
        var negotiate = new Uri("/hubs/deliveries/negotiate?negotiateVersion=1", UriKind.Relative);
        using var browser = await SignedInAsync(user);
        using var answer = await browser.PostAsync(negotiate, null, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Gateway.ClientOf(null).PostAsync(negotiate.OriginalString, "")).Status);
    }

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
        using var stranger = await SignedInAsync(Stranger);
        using var answer = await stranger.GetAsync(await FillAsync(address), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<HttpClient> SignedInAsync(string user) => Gateway.SignedInAsync(user);

    private Task<Uri> FillAsync(string address) => PortalPages.FillAsync(Gateway, address);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var scope = Gateway.Services.CreateAsyncScope();
        var accounts = Gateway.Services.GetRequiredService<IAccountDirectory>();
        if (accounts.Find(Stranger) is null)
        {
            await Gateway.AddAccountAsync(Stranger, "strangers-key");
        }

        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        await AddAsync(users, Monitor, PortalRole.Monitor, null);
        await AddAsync(users, Member, PortalRole.SpMember, accounts.Find(Provider)!.Id);
        await AddAsync(users, Reader, PortalRole.SpReader, accounts.Find(Provider)!.Id);
        await AddAsync(users, Stranger, PortalRole.SpOwner, accounts.Find(Stranger)!.Id);
    }

    private static async Task AddAsync(UserManager<PortalUser> users, string name, string role, long? account)
    {
        if (await users.FindByNameAsync(name) is null)
        {
            var user = new PortalUser { UserName = name, AccountId = account };
            Assert.True((await users.CreateAsync(user, Password)).Succeeded);
            Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
        }
    }
}
