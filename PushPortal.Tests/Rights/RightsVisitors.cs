using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Rights;

/// <summary>A user of each role, each signed in once: members of providers belong to the demo account, and one more to an account of its own. Keys are of accounts of their own.</summary>
public sealed class RightsVisitors(SharedGateway shared) : IAsyncLifetime
{
    private const string Stranger = "stranger";
    private const string Password = "PushPortal1!";

    private readonly Dictionary<string, (HttpClient Browser, CookieContainer Cookies)> _signedIn = [];
    private readonly Dictionary<string, Uri> _addresses = [];
    private readonly Dictionary<string, RestClient> _keys = [];

    internal GatewayHost Gateway { get; private set; } = null!;

    /// <summary>Of the account that none of the roles belongs to.</summary>
    internal RestClient StrangersRest => Gateway.ClientOf($"{Stranger}s-key");

    internal static string NameOf(string role) => role switch
    {
        PortalRole.Admin => "admin",
        PortalRole.Support => "support",
        PortalRole.Monitor => "monitor",
        PortalRole.SpOwner => "demo",
        PortalRole.SpMember => "demo-member",
        PortalRole.SpReader => "demo-reader",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public async ValueTask InitializeAsync()
    {
        Gateway = await shared.StartedAsync();
        var accounts = Gateway.Services.GetRequiredService<IAccountDirectory>();
        if (accounts.Find(Stranger) is null)
        {
            await Gateway.AddAccountAsync(Stranger, $"{Stranger}s-key");
        }

        await using var scope = Gateway.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        foreach (var role in PortalRole.All)
        {
            await AddAsync(users, NameOf(role), role, PortalRole.Members.Contains(role) ? accounts.Find("demo")!.Id : null);
        }

        await AddAsync(users, Stranger, PortalRole.SpOwner, accounts.Find(Stranger)!.Id);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (browser, _) in _signedIn.Values)
        {
            browser.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The browser of a role, or of nobody.</summary>
    internal async Task<HttpClient> BrowserOfAsync(string asker) => (await VisitOfAsync(asker)).Browser;

    internal async Task<CookieContainer> CookiesOfAsync(string role) => (await VisitOfAsync(role)).Cookies;

    /// <summary>The browser of the owner of another account than the demo account.</summary>
    internal Task<HttpClient> StrangerAsync() => BrowserOfAsync(Stranger);

    /// <summary>An address of what the demo account has; it is made once.</summary>
    internal async Task<Uri> FillAsync(string address) =>
        _addresses.TryGetValue(address, out var known) ? known : _addresses[address] = await PortalAddress.FillAsync(Gateway, address);

    /// <summary>The client of one that has no sign-in: see <see cref="Asker"/>.</summary>
    internal async Task<RestClient> ClientOfAsync(string asker)
    {
        if (!_keys.TryGetValue(asker, out var client))
        {
            _keys[asker] = client = asker switch
            {
                Asker.Nobody => Gateway.ClientOf(null),
                Asker.UnknownKey => Gateway.ClientOf("no-such-key"),
                _ => (await Gateway.NewAccountAsync(scopes: Asker.Scopes.Single(scope => Asker.Key(scope) == asker))).Client,
            };
        }

        return client;
    }

    private async Task<(HttpClient Browser, CookieContainer Cookies)> VisitOfAsync(string asker)
    {
        if (!_signedIn.TryGetValue(asker, out var visit))
        {
            var cookies = new CookieContainer();
            var browser = asker == Asker.Nobody ? Gateway.NewBrowser(cookies) : await Gateway.SignedInAsync(asker == Stranger ? asker : NameOf(asker), cookies);
            // What comes through a proxy does not come from this machine, to which the metrics are open.
            browser.DefaultRequestHeaders.Via.ParseAdd("1.1 proxy");
            _signedIn[asker] = visit = (browser, cookies);
        }

        return visit;
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
