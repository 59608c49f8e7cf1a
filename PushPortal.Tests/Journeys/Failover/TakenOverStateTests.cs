using System.Globalization;
using System.Net;
using System.Text.Json;
using Npgsql;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Tests.Journeys.Kill;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>What the node that takes over goes on with beside pushes, though its folder is another one: sign-ins, forms that were shown, and the calendar's jobs.</summary>
public sealed class TakenOverStateTests : IAsyncDisposable
{
    private const string Admin = "admin";
    private const string Recurring = "SELECT string_agg(value, ',' ORDER BY value) FROM hangfire.set WHERE key = 'recurring-jobs'";
    private const string Runs = "SELECT string_agg(statename, ',') FROM hangfire.job";

    /// <summary>Longer than a node is waited for before it is shown as gone.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-state-");
    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly GatewayProcess _one;
    private readonly GatewayProcess _two;

    public TakenOverStateTests() => (_one, _two) = (Node("one"), Node("two"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _one.Dispose();
        _two.Dispose();
        _http.Dispose();
        PostgresServer.Shared.Drop(_database);
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Sign_ins_forms_and_jobs_outlive_the_node()
    {
        await _one.StartAsync(_http, Ct);
        await _two.StandByAsync(_http, Ct);
        await _two.PreparedAsync(_http, Ct);
        using var signedIn = Browser();
        await PortalVisits.SignInAsync(signedIn, _one.Address, Admin, await PortalVisits.FormTokenAsync(signedIn, _one.Address));
        using var asked = Browser();
        var token = await PortalVisits.FormTokenAsync(asked, _one.Address);
        var recurring = await Eventually.GetAsync(() => TextAsync(Recurring), found => found.Length > 0, "recurring jobs");
        Assert.Equal("1", await Eventually.GetAsync(() => TextAsync("SELECT count(*) FROM hangfire.server"), servers => servers != "0", "who runs jobs"));

        await _one.KillAsync(Ct);
        await TextAsync($"UPDATE hangfire.set SET score = 0 WHERE key = 'recurring-jobs' AND value = '{RetentionPurge.JobId}'");
        await TextAsync($"UPDATE hangfire.hash SET value = '2020-01-01T00:00:00.0000000Z' WHERE key = 'recurring-job:{RetentionPurge.JobId}' AND field IN ('NextExecution', 'CreatedAt')");
        await _two.ReadyAsync(_http, Ct);

        using var page = await signedIn.GetAsync(new Uri(_two.Address, "/pushes"), Ct);
        Assert.Equal((HttpStatusCode.OK, "/pushes"), (page.StatusCode, page.RequestMessage!.RequestUri!.AbsolutePath));
        await PortalVisits.SignInAsync(asked, _two.Address, Admin, token);
        Assert.Equal(recurring, await TextAsync(Recurring));
        await Eventually.GetAsync(() => TextAsync(Runs), runs => runs == "Succeeded", "one run of the job that was due", Limit, () => _two.Output);
    }

    [Fact]
    public async Task Each_node_is_shown_with_what_it_does()
    {
        await _one.StartAsync(_http, Ct);
        await _two.StandByAsync(_http, Ct);
        await Eventually.GetAsync(() => NodesAsync(_one), nodes => nodes.StartsWith("one works 1, two prep", StringComparison.Ordinal), "both nodes", Limit);
        await _two.PreparedAsync(_http, Ct);
        await Eventually.GetAsync(() => NodesAsync(_one), nodes => nodes == "one works 1, two prepared ", "the prepared one", Limit);
        await Eventually.GetAsync(() => _http.GetStringAsync(new Uri(_one.Address, "/metrics"), Ct), said => said.Contains("pushportal_lease_epoch{otel_scope_name=\"PushPortal\",node=\"one\"} 1", StringComparison.Ordinal), "the lease's epoch", Limit);

        await _one.KillAsync(Ct);
        await _two.ReadyAsync(_http, Ct);

        await Eventually.GetAsync(() => NodesAsync(_two), nodes => nodes == "one gone , two works 2", "the lost node", Limit);
        await _two.SignalAsync("TERM", Ct);
        await _two.EndedAsync(Ct);
        Assert.Equal("one", await TextAsync("SELECT string_agg(name, ',') FROM store_nodes"));
    }

    /// <summary>Name, state and epoch of each.</summary>
    private async Task<string> NodesAsync(GatewayProcess asked)
    {
        using var nodes = JsonDocument.Parse(await _http.GetStringAsync(new Uri(asked.Address, "/health/nodes"), Ct));
        return string.Join(", ", nodes.RootElement.EnumerateArray().Select(node => $"{node.Text("name")} {node.Text("state")} {node.Text("epoch")}"));
    }

    /// <summary>Cookies are the host's, whichever of its ports sent them: as behind a balancer.</summary>
    private static HttpClient Browser() => new(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = true }) { DefaultRequestHeaders = { { "Accept", "text/html" } } };

    /// <summary>What a question answers, as text.</summary>
    private async Task<string> TextAsync(string sql)
    {
        await using var store = new NpgsqlConnection(_database);
        await store.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, store);
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture) ?? "";
    }

    private GatewayProcess Node(string name) => new(_folder.CreateSubdirectory(name).FullName, ("PushPortal__Storage__Node", name)) { PostgresDatabase = _database };
}
