using System.Collections.Concurrent;
using System.Diagnostics;
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

    private static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(2);

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
            await SettleAsync(gateway.Database, ct);

            TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}: {acknowledged.Count} pushes acknowledged over {Kills} kills");
            Assert.True(acknowledged.Count > Kills, $"Hardly anything was acknowledged ({acknowledged.Count}); the test proves nothing. Seed {seed}");
            var ends = ReadEnds(gateway.Database);
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

    /// <summary>Waits until nothing is pending and nobody is still to be told.</summary>
    private static async Task SettleAsync(string database, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (Count(database, "SELECT (SELECT count(*) FROM transactions WHERE lane IS NOT NULL) + (SELECT count(*) FROM notifications WHERE due_at IS NOT NULL)") is > 0 and var open)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < SettleLimit, $"{open} transactions or notifications did not come to an end");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, ct);
        }
    }

    private static long Count(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static Dictionary<(string PushId, string Address), (TransactionState State, long FinalLines)> ReadEnds(string database)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT p.initiator_push_id, t.address, t.state, (SELECT count(*) FROM timeline l WHERE l.transaction_id = t.id AND l.state > 0 AND l.kind < 12) " +
            "FROM transactions t JOIN pushes p ON p.id = t.push_id";
        using var rows = command.ExecuteReader();
        var ends = new Dictionary<(string, string), (TransactionState, long)>();
        while (rows.Read())
        {
            // A push stored twice would show here as a second row of the same key.
            ends.Add((rows.GetString(0), rows.GetString(1)), ((TransactionState)rows.GetByte(2), rows.GetInt64(3)));
        }

        return ends;
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        return connection;
    }
}
