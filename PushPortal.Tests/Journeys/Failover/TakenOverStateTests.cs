using System.Net;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Journeys.Kill;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Rights;
using PushPortal.Web.Operations;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>What the node that takes over goes on with beside pushes, though its folder is another one: sign-ins, forms that were shown, and the calendar's jobs.</summary>
public sealed class TakenOverStateTests : IAsyncDisposable
{
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
        using var signedIn = Browser();
        await PortalVisits.SignInAsync(signedIn, _one.Address, RightsVisitors.NameOf(PortalRole.Admin), await PortalVisits.FormTokenAsync(signedIn, _one.Address));
        using var asked = Browser();
        var token = await PortalVisits.FormTokenAsync(asked, _one.Address);
        var jobs = Jobs();
        var recurring = await Eventually.GetAsync(() => Recurring(jobs), found => found.Count > 0, "recurring jobs");
        Assert.Single(jobs.GetMonitoringApi().Servers());
        await RunOnceAsync(jobs, 1);

        await _one.KillAsync(Ct);
        await _two.ReadyAsync(_http, Ct);

        using var page = await signedIn.GetAsync(new Uri(_two.Address, "/pushes"), Ct);
        Assert.Equal((HttpStatusCode.OK, "/pushes"), (page.StatusCode, page.RequestMessage!.RequestUri!.AbsolutePath));
        await PortalVisits.SignInAsync(asked, _two.Address, RightsVisitors.NameOf(PortalRole.Admin), token);
        Assert.Equal(recurring, Recurring(jobs));
        await RunOnceAsync(jobs, 2);
    }

    /// <summary>Cookies are the host's, whichever of its ports sent them: as behind a balancer.</summary>
    private static HttpClient Browser() => new(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = true }) { DefaultRequestHeaders = { { "Accept", "text/html" } } };

    private static List<string> Recurring(JobStorage jobs)
    {
        using var connection = jobs.GetConnection();
        return [.. connection.GetRecurringJobs().Select(job => job.Id).Order(StringComparer.Ordinal)];
    }

    /// <summary>Has the calendar's time come for a job, and waits until it has run as often as that.</summary>
    private static async Task RunOnceAsync(JobStorage jobs, long times)
    {
        new RecurringJobManager(jobs).Trigger(RetentionPurge.JobId);
        await Eventually.GetAsync(() => jobs.GetMonitoringApi().SucceededListCount(), count => count >= times, "a run of the job", TimeSpan.FromMinutes(2));
        Assert.Equal(times, jobs.GetMonitoringApi().SucceededListCount());
        Assert.Equal((0, 0), (jobs.GetMonitoringApi().ProcessingCount(), jobs.GetMonitoringApi().FailedCount()));
    }

    private JobStorage Jobs() => SharedJobs.Open(Options.Create(new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = _database }));

    private GatewayProcess Node(string name) => new(_folder.CreateSubdirectory(name).FullName, ("PushPortal__Storage__Node", name)) { PostgresDatabase = _database };
}
