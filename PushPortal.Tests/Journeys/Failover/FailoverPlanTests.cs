using System.Net;
using System.Text.Json;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>
/// What <c>./failover.sh</c> runs beside <see cref="FailoverTests"/>: everything that nodes that share a PostgreSQL meet, with real processes under load, and with how long it may take on a machine that does nothing else.
/// After each the same is looked at: every acknowledged push came to one true end and was told, what came twice is marked, no two groups of a handset came mixed.
/// </summary>
public sealed class FailoverPlanTests
{
    private const int Kills = 20;

    /// <summary>What a standing process may still have on its way to a socket, in segments: one write of a connection.</summary>
    private const int OneWrite = 100;

    /// <summary>From a kill until another node works.</summary>
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(6);

    /// <summary>Of a lease, after which a node that cannot renew it is silent.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    /// <summary>From a database that is back until pushes are taken.</summary>
    private static readonly TimeSpan Resumption = TimeSpan.FromSeconds(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Plan_01_twenty_kills_of_the_node_that_works()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared);
        var times = new List<TimeSpan>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await nodes.Worker.KillAsync(Ct);
            times.Add(await nodes.TakenOverAsync());
            await nodes.StandByAsync();
            await nodes.TrafficAsync();
        }

        Tell($"{Kills} kills: the other node was ready after {times.Min().TotalSeconds:F1} to {times.Max().TotalSeconds:F1} s");
        await nodes.CheckAsync();
        Assert.Equal(0, nodes.Stale);
        Assert.All(times, time => Assert.InRange(time, TimeSpan.Zero, Takeover));
    }

    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(30)]
    public async Task Plan_02_node_stands_still(int seconds)
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared);
        var still = nodes.Worker;

        nodes.Lose();
        await still.SignalAsync("STOP", Ct);
        var isLong = seconds > Lease.TotalSeconds;
        var takeover = isLong ? await nodes.TakenOverAsync() : TimeSpan.Zero;
        await LastAsync(Math.Max(0, seconds - takeover.TotalSeconds));
        await still.SignalAsync("CONT", Ct);
        await (isLong ? nodes.StoodDownAsync() : nodes.AnyWorksAsync());
        await nodes.TrafficAsync();

        await nodes.CheckAsync();
        Assert.InRange(nodes.Stale, 0, OneWrite);
    }

    [Fact(Explicit = true)]
    public async Task Plan_03_node_is_cut_off_from_the_database_alone()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared, new NodesSetup { HasRelays = true });
        for (var round = 0; round < 3; round++)
        {
            var lost = nodes.Worker;
            nodes.CutFromDatabase(lost);
            await LastAsync(Lease.TotalSeconds);
            var silence = nodes.SilenceOf(lost);
            Tell($"cut off for {Lease.TotalSeconds:F0} s: silent for {silence.TotalSeconds:F1} s of them");
            var time = await nodes.TakenOverAsync();
            await nodes.TrafficAsync();
            nodes.Mend(lost);
            await nodes.StoodDownAsync();
            await nodes.TrafficAsync();
            Assert.True(silence > TimeSpan.Zero);
            Assert.InRange(time, TimeSpan.Zero, Takeover);
        }

        await nodes.CheckAsync();
        Assert.Equal(0, nodes.Stale);
    }

    [Fact(Explicit = true)]
    public async Task Plan_04_node_is_cut_off_from_the_smsc_alone()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared, new NodesSetup { HasRelays = true });
        var lease = await nodes.LeaseAsync();

        nodes.CutFromSmsc(nodes.Worker);
        await LastAsync(10);
        nodes.Mend(nodes.Worker);

        await nodes.TrafficAsync();
        // It does not hand over for that: what waits goes out when the link is back.
        Assert.Equal(lease, await nodes.LeaseAsync());
        await nodes.CheckAsync();
    }

    [Theory(Explicit = true)]
    [InlineData(0)]
    [InlineData(30)]
    public async Task Plan_05_database_crashes_and_is_away(int seconds)
    {
        using var server = PostgresServer.StartAlone();
        await using var nodes = await NodesUnderLoad.StartAsync(server);

        nodes.Lose();
        server.Stop();
        await nodes.StoppedTakingAsync();
        using var http = new HttpClient();
        using var refused = await SubmitAsync(http, nodes.Worker.Address, "while-away@pi.example");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        await LastAsync(seconds);
        server.Start();

        var time = await nodes.AnyWorksAsync();
        Tell($"away for {seconds} s: pushes were taken {time.TotalSeconds:F1} s after it was back");
        await nodes.TrafficAsync();
        await nodes.CheckAsync();
        Assert.InRange(time, TimeSpan.Zero, Resumption);
    }

    [Fact(Explicit = true)]
    public async Task Plan_06_synchronous_standby_of_the_database_is_promoted()
    {
        using var server = PostgresServer.StartAlone();
        using var standby = server.StartStandby();
        await using var nodes = await NodesUnderLoad.StartAsync(server, new NodesSetup { HasServerOfItsOwn = true, Connect = primary => standby.Beside(primary) });
        var (epoch, _) = await nodes.LeaseAsync();

        nodes.Lose();
        server.Stop();
        await nodes.StoppedTakingAsync();
        standby.Promote();
        var time = await nodes.AnyWorksAsync();
        Tell($"promoted: pushes were taken {time.TotalSeconds:F1} s later");
        await nodes.TrafficAsync();

        Assert.True((await nodes.LeaseAsync()).Epoch >= epoch);
        await nodes.CheckAsync();
    }

    [Fact(Explicit = true)]
    public async Task Plan_07_clocks_are_set_by_an_hour()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared, new NodesSetup { HasClocks = true });
        var lease = await nodes.LeaseAsync();

        // What waits for a time of the day waits for it on the clock that is set: so the one that works goes forth, and the one that stands by goes back.
        nodes.SetClock(nodes.Worker, TimeSpan.FromHours(1));
        nodes.SetClock(nodes.Other, TimeSpan.FromHours(-1));
        await LastAsync(2 * Lease.TotalSeconds);
        await nodes.TrafficAsync();

        Assert.Equal(lease, await nodes.LeaseAsync());
        await nodes.CheckAsync();
    }

    /// <summary>The neighbouring version is this one with what a migration of it would add, which this one does not know.</summary>
    [Fact(Explicit = true)]
    public async Task Plan_08_schema_of_the_next_version_comes_while_this_one_works_and_the_nodes_are_changed_one_after_the_other()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared);
        await nodes.ExecuteAsync("ALTER TABLE transactions ADD COLUMN next_version bigint; ALTER TABLE pushes ADD COLUMN next_version text; CREATE TABLE next_version (id bigint PRIMARY KEY)");
        await nodes.ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_NextVersion', '10.0.0')");
        await nodes.TrafficAsync();

        for (var change = 0; change < 2; change++)
        {
            await nodes.Other.SignalAsync("TERM", Ct);
            await nodes.Other.EndedAsync(Ct);
            await nodes.StandByAsync();
            await nodes.Worker.SignalAsync("TERM", Ct);
            var time = await nodes.TakenOverAsync();
            Tell($"changed: ready after {time.TotalSeconds:F1} s");
            await nodes.Other.EndedAsync(Ct);
            await nodes.StandByAsync();
            await nodes.TrafficAsync();
        }

        await nodes.CheckAsync();
        Assert.Equal(0, nodes.Stale);
    }

    [Fact(Explicit = true)]
    public async Task Plan_09_four_nodes_of_which_three_end_one_after_the_other()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared, new NodesSetup { Names = ["one", "two", "three", "four"] });
        for (var ended = 0; ended < 3; ended++)
        {
            var leaves = nodes.Worker;
            await leaves.SignalAsync("TERM", Ct);
            Tell($"told to end: the next node was ready after {(await nodes.TakenOverAsync()).TotalSeconds:F1} s");
            await leaves.EndedAsync(Ct);
            await nodes.TrafficAsync();
        }

        await nodes.CheckAsync();
        Assert.Equal(0, nodes.Stale);
    }

    /// <summary>Nodes have no connection that listens: they are all ended instead, again and again.</summary>
    [Fact(Explicit = true)]
    public async Task Plan_10_connections_to_the_database_are_ended()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared);
        for (var round = 0; round < 5; round++)
        {
            await nodes.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            await nodes.TrafficAsync();
        }

        await nodes.CheckAsync();
        Assert.Equal(0, nodes.Stale);
    }

    [Fact(Explicit = true)]
    public async Task Plan_11_one_push_id_is_posted_to_both_nodes_at_once()
    {
        const int Pushes = 20;
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared);
        using var http = new HttpClient();
        for (var push = 0; push < Pushes; push++)
        {
            var id = $"both-{push}@pi.example";
            var statuses = await Task.WhenAll(new[] { nodes.Worker, nodes.Other, nodes.Worker, nodes.Other }.Select(async node =>
            {
                using var answer = await SubmitAsync(http, node.Address, id);
                return answer.StatusCode;
            }));
            Assert.Single(statuses, HttpStatusCode.Accepted);
            Assert.All(statuses, status => Assert.True(status is HttpStatusCode.Accepted or HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable, $"{status}"));
        }

        await nodes.Worker.KillAsync(Ct);
        await nodes.TakenOverAsync();
        using var again = await SubmitAsync(http, nodes.Worker.Address, "both-0@pi.example");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        await nodes.CheckAsync();
    }

    /// <summary>So long a fault lasts. What came of it is looked at afterwards, and decides.</summary>
    private static Task LastAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, Ct);

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient http, Uri node, string pushId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, "/api/v1/pushes"))
        {
            Content = RestClient.Json(JsonSerializer.Serialize(new { pushId, to = new[] { "+8613800000020" }, content = new { type = "si", href = "http://pi.example/", text = "One" } })),
            Headers = { Authorization = new("Bearer", "demo-key") },
        };
        return await http.SendAsync(request, Ct);
    }

    private static void Tell(FormattableString what) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(what));
}
