using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>
/// Two nodes on one PostgreSQL under load, whichever way the one that works ends: what was acknowledged comes to one true end and is told, what came twice is marked,
/// and no handset gets segments of two groups at once.
/// </summary>
public sealed class FailoverTests
{
    private const int Rounds = 2;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Node_that_is_killed_is_taken_over_from_also_behind_a_balancer(bool isBalanced)
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared, new NodesSetup { IsBalanced = isBalanced });
        for (var round = 0; round < Rounds; round++)
        {
            await nodes.Worker.KillAsync(Ct);
            Tell("killed", await nodes.TakenOverAsync());
            await nodes.StandByAsync();
            await nodes.TrafficAsync();
        }

        await nodes.CheckAsync();
    }

    [Fact]
    public async Task Node_that_stood_still_and_goes_on_works_no_more_and_stands_by()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared);
        for (var round = 0; round < Rounds; round++)
        {
            await nodes.Worker.SignalAsync("STOP", Ct);
            Tell("stopped", await nodes.TakenOverAsync());
            await nodes.TrafficAsync();
            await nodes.Other.SignalAsync("CONT", Ct);
            await nodes.StoodDownAsync();
            await nodes.TrafficAsync();
        }

        await nodes.CheckAsync();
    }

    [Fact]
    public async Task Node_that_stood_still_for_less_than_its_lease_goes_on()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared);
        var (epoch, _) = await nodes.LeaseAsync();
        foreach (var time in (int[])[1_000, 2_400])
        {
            await nodes.Worker.SignalAsync("STOP", Ct);
            // The time is what the test is about: less than the lease, and for the second more than the node may act without renewing it.
            await Task.Delay(TimeSpan.FromMilliseconds(time), TimeProvider.System, Ct);
            await nodes.Worker.SignalAsync("CONT", Ct);
            await nodes.TrafficAsync();
        }

        Assert.Equal((epoch, "one"), await nodes.LeaseAsync());
        await nodes.CheckAsync();
    }

    [Fact]
    public async Task Node_that_ends_in_good_order_hands_over()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared);
        for (var round = 0; round < Rounds; round++)
        {
            await nodes.Worker.SignalAsync("TERM", Ct);
            Tell("told to end", await nodes.TakenOverAsync());
            await nodes.Other.EndedAsync(Ct);
            await nodes.StandByAsync();
            await nodes.TrafficAsync();
        }

        await nodes.CheckAsync();
    }

    [Fact]
    public async Task Node_that_is_cut_off_from_the_database_is_silent_before_the_next_one_works()
    {
        await using var nodes = await NodesUnderLoad.StartAsync(PostgresServer.Shared, new NodesSetup { HasRelays = true });
        var lost = nodes.Worker;

        nodes.CutFromDatabase(lost);
        Tell("cut off from the database", await nodes.TakenOverAsync());
        await nodes.TrafficAsync();
        nodes.Mend(lost);
        await nodes.StoodDownAsync();
        await nodes.TrafficAsync();

        await nodes.CheckAsync();
        Assert.Equal(0, nodes.Stale);
    }

    [Fact]
    public async Task Database_that_crashes_and_comes_back_is_worked_on_again()
    {
        using var server = PostgresServer.StartAlone();
        await using var nodes = await NodesUnderLoad.StartAsync(server);

        server.Stop();
        await nodes.StoppedTakingAsync();
        server.Start();

        await nodes.AnyWorksAsync();
        await nodes.TrafficAsync();
        await nodes.CheckAsync();
    }

    private static void Tell(string end, TimeSpan time) => TestContext.Current.TestOutputHelper!.WriteLine($"{end}: the other node was ready after {time.TotalSeconds:F1} s");
}
