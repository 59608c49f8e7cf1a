using System.Globalization;
using Microsoft.Data.Sqlite;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>The PPG and its SMSC as two processes with SMPP between them, either killed at random moments under load.</summary>
public sealed class TwoProcessKillTests
{
    private const int Kills = 8;
    private const int ShortestLifeMilliseconds = 200;
    private const int LongestLifeMilliseconds = 1_500;

    [Fact]
    public async Task Every_acknowledged_push_comes_to_one_true_end_and_is_delivered_once_whichever_process_is_killed()
    {
        var ct = TestContext.Current.CancellationToken;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("pushportal-two-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
            await using var initiator = await ConfirmingInitiator.StartAsync();
            var port = ClosedPort.Find().ToString(CultureInfo.InvariantCulture);
            using var smsc = new GatewayProcess(
                folder.CreateSubdirectory("smsc").FullName,
                ("PushPortal__Roles", "Smsc"),
                ("PushPortal__Smsc__Smpp__Endpoint", "127.0.0.1:" + port));
            using var ppg = new GatewayProcess(
                folder.CreateSubdirectory("ppg").FullName,
                ("PushPortal__Roles", "Ppg,WapGateway,Portal"),
                ("PushPortal__Ppg__SmscLink__Kind", "Smpp"),
                ("PushPortal__Ppg__SmscLink__Host", "127.0.0.1"),
                ("PushPortal__Ppg__SmscLink__Port", port),
                ("PushPortal__Ppg__SmscLink__SystemId", "demo"),
                ("PushPortal__Ppg__SmscLink__Password", "demo-key"),
                ("PushPortal__Ppg__SmscLink__FirstReconnect", "00:00:00.050"),
                ("PushPortal__Ppg__SmscLink__LongestReconnect", "00:00:01"));
            await smsc.StartAsync(http, ct);
            await ppg.StartAsync(http, ct);
            var handsets = new HandsetsOfLoad(http, smsc.Address);
            var load = new PapLoad(http, initiator.Url, ppg.Address);
            await using (load)
            {
                load.Start();
                for (var kill = 0; kill < Kills; kill++)
                {
                    // Nothing is waited for: the kill is to come at an instant that nothing in the gateway knows.
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(ShortestLifeMilliseconds, LongestLifeMilliseconds)), TimeProvider.System, ct);
                    var victim = random.Next(2) == 0 ? smsc : ppg;
                    if (victim == smsc)
                    {
                        await handsets.ReadAsync(ct);
                    }

                    await victim.KillAsync(ct);
                    await victim.StartAsync(http, ct);
                }
            }

            var ended = TimeProvider.System.GetTimestamp();
            await KilledStore.SettleAsync(ppg.OpenStore);
            await KilledStore.SettleAsync(smsc.OpenStore);
            var settled = TimeProvider.System.GetElapsedTime(ended);
            await handsets.ReadAsync(ct);

            var rules = new KillRules(load, initiator, handsets.Seen, seed);
            rules.CheckEnds(KilledStore.ReadEnds(ppg.OpenStore));
            var twice = rules.CheckDuplicates(KilledStore.ReadDoubtful(ppg.OpenStore).Union(KilledStore.ReadDoubtful(smsc.OpenStore)).ToHashSet());
            TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}: {load.Acknowledged.Count} pushes acknowledged over {Kills} kills, {handsets.Seen.Count} messages seen, {twice} twice; settled within {settled.TotalSeconds:F0} s");
            Assert.True(load.Acknowledged.Count > Kills, $"Hardly anything was acknowledged ({load.Acknowledged.Count}); the test proves nothing. Seed {seed}\n{ppg.Output}\n{smsc.Output}");

            // Each transaction of the PPG is one delivered push at the SMSC: nothing that was handed over again went out as a second one.
            Assert.Equal(KilledStore.CountDelivered(ppg.OpenStore), KilledStore.CountDelivered(smsc.OpenStore));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
