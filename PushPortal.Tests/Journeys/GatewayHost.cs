using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Sqlite;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Tests.Accounts;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Journeys;

/// <summary>The whole gateway with every role, on real sockets at free ports, with a database of its own and demo data.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    /// <summary>A database that outlives the host, for what is started again.</summary>
    internal const string Storage = "PushPortal:Storage:ConnectionString";

    private const string DemoKey = "demo-key";

    private static readonly Dictionary<string, string> Short = new()
    {
        ["PushPortal:Ppg:FirstRetry"] = "00:00:00.200",
        ["PushPortal:Ppg:LongestRetry"] = "00:00:01",
        ["PushPortal:Notifications:FirstRetry"] = "00:00:00.200",
        ["PushPortal:Smsc:SegmentRetryDelay"] = "00:00:00.020",
        ["PushPortal:Imports:MostOpen"] = "1000",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-");
    private readonly WebApplicationFactory<Program> _factory;
    private int _handsets;

    private GatewayHost(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services = null)
    {
        var own = Path.Combine(_folder.FullName, "gateway.db");
        if (!settings.ContainsKey(Storage))
        {
            MigratedFile.Write(own);
        }

        _factory = new Factory(new(Short.Concat(settings).GroupBy(setting => setting.Key).Select(setting => setting.Last()))
        {
            [Storage] = settings.GetValueOrDefault(Storage, $"Data Source={own}"),
            // The handsets' browsers read the setting, so a port that is chosen later would not reach them.
            ["PushPortal:WapGateway:HttpEndpoint"] = $"127.0.0.1:{ClosedPort.Find()}",
            ["PushPortal:WapGateway:WspEndpoint"] = settings.GetValueOrDefault("PushPortal:WapGateway:WspEndpoint", "127.0.0.1:0"),
            ["PushPortal:WapGateway:WspSessionEndpoint"] = settings.GetValueOrDefault("PushPortal:WapGateway:WspSessionEndpoint", "127.0.0.1:0"),
            ["PushPortal:Smsc:Smpp:Endpoint"] = "127.0.0.1:0",
            // A developer's machine may have a collector; it is not told of tests.
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "",
            ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "",
        }, services);
        Rest = ClientOf(DemoKey);
        Pap = PapClientOf("demo", DemoKey);
    }

    internal IServiceProvider Services => _factory.Services;

    /// <summary>The demo account's client.</summary>
    internal RestClient Rest { get; }

    internal PapClient Pap { get; }

    internal Uri Address => Rest.Http.BaseAddress!;

    /// <summary>Where ESMEs come to.</summary>
    internal IPEndPoint Smpp => Services.GetRequiredService<SmppServer>().Endpoint!;

    internal static Task<GatewayHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(services: null, settings);

    /// <summary>A gateway of which some parts are others than usual.</summary>
    internal static Task<GatewayHost> StartAsync(Action<IServiceCollection>? services, params (string Key, string Value)[] settings) =>
        Task.Run(() => new GatewayHost(settings.ToDictionary(setting => setting.Key, setting => setting.Value), services));

    /// <param name="log">What gets the lines that the gateway logs.</param>
    internal static Task<GatewayHost> StartAsync(ILoggerProvider log, params (string Key, string Value)[] settings) =>
        StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)), settings);

    /// <summary>A client with this API key, or without any.</summary>
    internal RestClient ClientOf(string? apiKey) =>
        new(NewHttp(), apiKey);

    internal PapClient PapClientOf(string code, string apiKey) => new(NewHttp(), code, apiKey);

    /// <summary>Makes a handset that no other test has, and that does nothing by itself.</summary>
    internal async Task<Handset> NewHandsetAsync()
    {
        var handset = new Handset(Rest, string.Create(CultureInfo.InvariantCulture, $"+86139{Interlocked.Increment(ref _handsets):D8}"));
        await handset.ChangeAsync("""{"automatic": false}""");
        return handset;
    }

    /// <summary>A number that is no handset's.</summary>
    internal string NewUnknownNumber() => string.Create(CultureInfo.InvariantCulture, $"+86150{Interlocked.Increment(ref _handsets):D8}");

    /// <summary>Adds an account beside the demo account.</summary>
    /// <param name="change">What it has otherwise than usual.</param>
    /// <param name="scopes">Of its key.</param>
    internal async Task AddAccountAsync(string code, string apiKey, Action<AccountRow>? change = null, ApiScopes scopes = ApiScopes.All, bool isTest = false)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var account = new AccountRow { Code = code, Name = code, WebhookSecret = new byte[32] };
        change?.Invoke(account);
        db.Accounts.Add(account);
        await db.SaveChangesAsync(ct);
        db.ApiKeys.Add(SampleKeys.Row(account.Id, apiKey, scopes, isTest));
        await db.SaveChangesAsync(ct);
        await Services.GetRequiredService<AccountDirectory>().LoadAsync(ct);
    }

    /// <summary>Adds an account that no other test has.</summary>
    /// <returns>A client with its key, and its code.</returns>
    internal async Task<(RestClient Client, string Code)> NewAccountAsync(Action<AccountRow>? change = null, ApiScopes scopes = ApiScopes.All, bool isTest = false)
    {
        var code = Guid.NewGuid().ToString("n")[..8];
        await AddAccountAsync(code, code, change, scopes, isTest);
        return (ClientOf(code), code);
    }

    /// <summary>Changes an account as an administrator does.</summary>
    internal async Task ChangeAccountAsync(string code, Func<AccountEdit, AccountEdit> change)
    {
        var account = Services.GetRequiredService<IAccountDirectory>().Find(code)!;
        var edit = new AccountEdit
        {
            Name = account.Name,
            Enabled = account.Enabled,
            Weight = account.Weight,
            AllowedTargetNetworks = account.AllowedTargetNetworks,
            Limits = account.Limits,
            HttpNetworks = account.HttpNetworks,
            HeaderEnrichment = account.HeaderEnrichment,
            ShowsNumbersToAll = account.ShowsNumbersToAll,
            ContentRetention = account.ContentRetention,
            Smpp = account.Smpp,
        };
        Assert.Null(await Services.GetRequiredService<IAccountEditor>().ChangeAsync(account.Id, change(edit), Actor.System, null, TestContext.Current.CancellationToken));
    }

    internal IAddressAliases Aliases => Services.GetRequiredService<IAddressAliases>();

    /// <summary>Adds an alias that every account may use.</summary>
    internal async Task AddAliasAsync(string name, string number) =>
        Assert.Equal(AliasSaved.Saved, await Aliases.SaveAsync(new AddressAlias { Name = name, Number = number }, Actor.System, TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Takes redirections and cookies as they come, as programs do; a request that expects 100 waits for it.</summary>
    private HttpClient NewHttp() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()),
    };

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly Dictionary<string, string> _settings;
        private readonly Action<IServiceCollection>? _services;

        public Factory(Dictionary<string, string> settings, Action<IServiceCollection>? services)
        {
            (_settings, _services) = (settings, services);
            UseKestrel(0);
            StartServer();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development").ConfigureLogging(logging => logging.ClearProviders());
            foreach (var (key, value) in _settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.ConfigureDbContext<SqliteDbContext>(OrderlyQueries.Demand);
                services.ConfigureDbContext<PostgresDbContext>(OrderlyQueries.Demand);
                _services?.Invoke(services);
            });
        }
    }
}
