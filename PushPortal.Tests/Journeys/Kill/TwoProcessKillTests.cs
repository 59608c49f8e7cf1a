using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Transactions;

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
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            await using var initiator = await ConfirmingInitiator.StartAsync();
            var port = GatewayProcess.FreePort().ToString(CultureInfo.InvariantCulture);
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
                ("PushPortal__Ppg__SmscLink__FirstReconnect", "00:00:00.050"));
            await smsc.StartAsync(http, ct);
            await ppg.StartAsync(http, ct);
            ConcurrentDictionary<string, string[]> acknowledged;
            await using (var load = new PapLoad(http, ppg.Address, initiator.Url))
            {
                load.Start();
                for (var kill = 0; kill < Kills; kill++)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(ShortestLifeMilliseconds, LongestLifeMilliseconds)), TimeProvider.System, ct);
                    var victim = random.Next(2) == 0 ? smsc : ppg;
                    await victim.KillAsync(ct);
                    await victim.StartAsync(http, ct);
                }

                acknowledged = load.Acknowledged;
            }

            await KilledStore.SettleAsync(ppg.Database, ct);
            await KilledStore.SettleAsync(smsc.Database, ct);

            TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}: {acknowledged.Count} pushes acknowledged over {Kills} kills");
            Assert.True(acknowledged.Count > Kills, $"Hardly anything was acknowledged ({acknowledged.Count}); the test proves nothing. Seed {seed}\n{ppg.Output}\n{smsc.Output}");
            var ends = KilledStore.ReadEnds(ppg.Database);
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

            // Each transaction of the PPG is one delivered push at the SMSC: nothing that was handed over again went out as a second one.
            Assert.Equal(KilledStore.CountDelivered(ppg.Database), KilledStore.CountDelivered(smsc.Database));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
