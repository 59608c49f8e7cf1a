using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Hosting;

/// <summary>
/// A gateway that runs once in the process of a node that stands by, on a store of its own that is thrown away: whatever is compiled or built at the first start, the first push and the first page is
/// there when it is the node's turn. It has none of the node's settings: it is bound to nobody, tells nobody, and pushes to a test recipient. HTTP listens on a socket in its own folder, and SMPP, with nobody who could bind, at
/// a free port of the loopback address.
/// </summary>
internal sealed class Rehearsal : IAsyncDisposable
{
    /// <summary>So many that what runs for each push is compiled in its final form.</summary>
    private const int Pushes = 40;

    private const string Account = "rehearsal";

    private static readonly Uri Address = new("http://rehearsal/");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromMilliseconds(500);

    private static bool _justBefore;

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private Rehearsal(string folder)
    {
        var socket = Path.Combine(folder, "http");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Rehearsal).Assembly.GetName().Name,
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = $"http://unix:{socket}",
            ["PushPortal:Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "rehearsal.db")}",
            ["PushPortal:Admin:InitialPassword"] = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}-A1",
            ["PushPortal:Smsc:Smpp:Endpoint"] = "127.0.0.1:0",
        });
        builder.Logging.ClearProviders();
        const GatewayRoles Roles = GatewayRoles.All & ~GatewayRoles.WapGateway;
        builder.AddGateway(Roles);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        builder.Services.AddSingleton<IHostLifetime, Lifetime>();
        _app = builder.Build();
        _app.MapGateway(Roles);
#pragma warning disable RS0030 // It asks this process alone, by a socket of the file system.
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), ct);
                return new NetworkStream(connection, ownsSocket: true);
            },
        })
        { BaseAddress = Address };
#pragma warning restore RS0030
    }

    /// <summary>Whether a gateway was rehearsed in this process since this was asked last: what its parts keep for the whole process was made by it.</summary>
    internal static bool WasJustBefore() => Interlocked.Exchange(ref _justBefore, false);

    /// <summary>Starts a gateway, has its pushes delivered, and ends it.</summary>
    /// <param name="folder">Its own; it is gone afterwards, however that ends.</param>
    /// <exception cref="TimeoutException">Not all pushes were delivered.</exception>
    internal static async Task RunAsync(DirectoryInfo folder, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await using var rehearsal = new Rehearsal(folder.FullName);
            await rehearsal._app.StartAsync(ct);
            (await rehearsal.GetAsync("/health/ready", ct)).Dispose();
            (await rehearsal.GetAsync("/", ct)).Dispose();
            await rehearsal.SignInAsync(ct);
            await rehearsal.PushAsync(clock, ct);
        }
        finally
        {
            Volatile.Write(ref _justBefore, true);
            folder.Delete(recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        try
        {
            await _app.StopAsync();
        }
        catch (OperationCanceledException)
        {
            // What is not over by now is not waited for: nobody needs what it would still do.
        }
        finally
        {
            await _app.DisposeAsync();
        }
    }

    private Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct) => _http.GetAsync(new Uri(path, UriKind.Relative), ct);

    /// <summary>Makes an account and a key, which the requests bear from now on.</summary>
    private async Task SignInAsync(CancellationToken ct)
    {
        var services = _app.Services;
        await services.GetRequiredService<IAccountEditor>().AddAsync(new AccountWish(Account, Account), Actor.System, ct);
        var wish = new ApiKeyWish { Name = Account, Scopes = ApiScopes.Submit | ApiScopes.Read, IsTest = true };
        var made = await services.GetRequiredService<IApiKeys>().CreateAsync(services.GetRequiredService<IAccountDirectory>().Find(Account)!.Id, wish, Actor.System, ct);
        var secret = ((ApiKeyMade.Made)made).Secret;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{secret}")));
    }

    private async Task PushAsync(TimeProvider clock, CancellationToken ct)
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var delivered = new HashSet<long>();
        using var watch = _app.Services.GetRequiredService<IDeliveryFeed>().Subscribe(accountId: null, changes =>
        {
            delivered.UnionWith(changes.Where(change => change.State == TransactionState.Delivered).Select(change => change.TransactionId));
            if (delivered.Count == Pushes)
            {
                all.TrySetResult();
            }
        });
        for (var push = 0; push < Pushes; push++)
        {
            await SubmitAsync(push, ct);
        }

        await all.Task.WaitAsync(Patience, clock, ct);
    }

    private async Task SubmitAsync(int number, CancellationToken ct)
    {
        using var body = new StringContent($"""
            --push
            Content-Type: application/xml

            <?xml version="1.0"?>
            <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 1.0//EN" "http://www.wapforum.org/DTD/pap_1.0.dtd">
            <pap><push-message push-id="{number}"><address address-value="WAPPUSH={TestRecipients.Delivered}/TYPE=PLMN@rehearsal"/></push-message></pap>
            --push
            Content-Type: text/vnd.wap.si

            <?xml version="1.0"?>
            <!DOCTYPE si PUBLIC "-//WAPFORUM//DTD SI 1.0//EN" "http://www.wapforum.org/DTD/si.dtd">
            <si><indication href="http://rehearsal.example/{new string('a', 140)}">Two segments</indication></si>
            --push--
            """.ReplaceLineEndings("\r\n"));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/related; boundary=push; type=\"application/xml\"");
        using var answer = await _http.PostAsync(new Uri("/pap", UriKind.Relative), body, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The process's signals are for the node.</summary>
    private sealed class Lifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
