using Microsoft.Data.Sqlite;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>What was acknowledged survives: the process is killed at random moments under load, and started again over its store.</summary>
public abstract class KillTests(StorageProvider provider, int kills)
{
    private const int ShortestLifeMilliseconds = 100;
    private const int LongestLifeMilliseconds = 1_200;

    [Fact]
    public async Task Every_acknowledged_push_comes_to_one_true_end_and_is_told_whatever_moment_the_process_is_killed()
    {
        var ct = TestContext.Current.CancellationToken;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("pushportal-kill-").FullName;
        var database = provider == StorageProvider.PostgreSql ? PostgresServer.Shared.NewDatabase() : null;
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
            await using var initiator = await ConfirmingInitiator.StartAsync();
            using var gateway = new GatewayProcess(folder) { PostgresDatabase = database };
            var handsets = new HandsetsOfLoad(http, gateway.Address);
            var load = new PapLoad(http, initiator.Url, gateway.Address);
            await using (load)
            {
                load.Start();
                for (var kill = 0; kill < kills; kill++)
                {
                    await gateway.StartAsync(http, ct);
                    // They come back in every second life, perhaps to what has waited since the one before.
                    await handsets.SetAbsentAsync(absent: true, ct);
                    // Nothing is waited for: the kill is to come at an instant that nothing in the gateway knows.
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(ShortestLifeMilliseconds, LongestLifeMilliseconds)), TimeProvider.System, ct);
                    if (kill % 2 == 1)
                    {
                        await handsets.SetAbsentAsync(absent: false, ct);
                    }

                    await handsets.ReadAsync(ct);
                    await gateway.KillAsync(ct);
                }
            }

            await gateway.StartAsync(http, ct);
            await handsets.SetAbsentAsync(absent: true, ct);
            await handsets.SetAbsentAsync(absent: false, ct);
            await KilledStore.SettleAsync(gateway.OpenStore);
            await handsets.ReadAsync(ct);

            var rules = new KillRules(load, initiator, handsets.Seen, seed);
            rules.CheckEnds(KilledStore.ReadEnds(gateway.OpenStore));
            var twice = rules.CheckDuplicates(KilledStore.ReadDoubtful(gateway.OpenStore));
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"seed {seed}: {load.Acknowledged.Count} pushes acknowledged over {kills} kills, {load.Withdrawals.Count} perhaps withdrawn, {initiator.Waited} notifications refused first, {handsets.Seen.Count} messages seen, {twice} twice");
            Assert.True(load.Acknowledged.Count > kills && initiator.Waited > 0, $"Hardly anything was acknowledged ({load.Acknowledged.Count}); the test proves nothing. Seed {seed}");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (database is not null)
            {
                PostgresServer.Shared.Drop(database);
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    public sealed class OnSqlite() : KillTests(StorageProvider.Sqlite, kills: 20);

    public sealed class OnPostgreSql() : KillTests(StorageProvider.PostgreSql, kills: 8);
}
