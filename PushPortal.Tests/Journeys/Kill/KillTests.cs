using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>What was acknowledged survives: the process is killed at random moments under load, and started again over its store.</summary>
public sealed class KillTests
{
    private const int Kills = 20;
    private const int ShortestLifeMilliseconds = 100;
    private const int LongestLifeMilliseconds = 1_200;

    [Fact]
    public async Task Every_acknowledged_push_comes_to_one_true_end_and_is_told_whatever_moment_the_process_is_killed()
    {
        var ct = TestContext.Current.CancellationToken;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("pushportal-kill-").FullName;
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            await using var initiator = await ConfirmingInitiator.StartAsync();
            using var gateway = new GatewayProcess(folder);
            ConcurrentDictionary<string, string[]> acknowledged;
            await using (var load = new PapLoad(http, gateway.Address, initiator.Url))
            {
                load.Start();
                for (var kill = 0; kill < Kills; kill++)
                {
                    await gateway.StartAsync(http, ct);
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(ShortestLifeMilliseconds, LongestLifeMilliseconds)), TimeProvider.System, ct);
                    await gateway.KillAsync(ct);
                }

                acknowledged = load.Acknowledged;
            }

            await gateway.StartAsync(http, ct);
            await KilledStore.SettleAsync(gateway.Database, ct);

            TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}: {acknowledged.Count} pushes acknowledged over {Kills} kills");
            Assert.True(acknowledged.Count > Kills, $"Hardly anything was acknowledged ({acknowledged.Count}); the test proves nothing. Seed {seed}");
            var ends = KilledStore.ReadEnds(gateway.Database);
            foreach (var (pushId, addresses) in acknowledged)
            {
                foreach (var address in addresses)
                {
                    Assert.True(ends.TryGetValue((pushId, address), out var end), $"{pushId} to {address} was acknowledged and is gone. Seed {seed}");
                    Assert.True(end.State == TransactionState.Delivered && end.FinalLines == 1, $"{pushId} to {address} is {end.State} with {end.FinalLines} final states. Seed {seed}");
                    Assert.True(initiator.Told.TryGetValue((pushId, address), out var told), $"Nobody was told of {pushId} to {address}. Seed {seed}");
                    Assert.All(told, state => Assert.Equal(MessageState.Delivered, state));
                }
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
