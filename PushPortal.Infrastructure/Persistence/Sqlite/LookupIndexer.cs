using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Fills the lookup tables behind the message path: what is found by push-id or recipient is written in hash order, thousands at a time, instead of
/// touching a random page for each push. Readers look at newer rows themselves, so nothing is hidden meanwhile.
/// </summary>
internal sealed partial class LookupIndexer(SqliteStore store, TimeProvider clock, ILogger<LookupIndexer> logger) : BackgroundService
{
    private const int BatchRows = 5_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Rows younger than this are left alone: one with a smaller id may still be on its way to the store.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                while (await IndexAsync())
                {
                    stoppingToken.ThrowIfCancellationRequested();
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogIndexingFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Carries the tables on by one batch. Answers whether there is more.</summary>
    internal async Task<bool> IndexAsync()
    {
        var horizon = IdSequence.Floor(clock.GetUtcNow() - Settling);
        var (upTo, transactions, more) = ReadTransactions(horizon);
        if (transactions.Count == 0)
        {
            return false;
        }

        var pushes = ReadPushes(upTo.From, upTo.To);
        transactions.Sort();
        pushes.Sort();
        await store.Writer.RunAsync(new IndexOperation(pushes, transactions, upTo.To, store.Recent));
        return more;
    }

    private ((long From, long To) Range, List<(long Hash, long Id)> Rows, bool More) ReadTransactions(long horizon)
    {
        using var connection = store.File.Open();
        var from = SqliteStartUp.IndexedUpTo(connection);
        using var statement = new Statement(connection, "SELECT id, recipient FROM transactions WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3");
        using var rows = statement.Read(from, horizon, BatchRows);
        var keys = new List<(long, long)>();
        var last = from;
        while (rows.Read())
        {
            last = rows.GetInt64(0);
            keys.Add((StableHash.Of(rows.GetString(1)), last));
        }

        return ((from, last), keys, keys.Count == BatchRows);
    }

    private List<(long Hash, long Id)> ReadPushes(long from, long to)
    {
        using var connection = store.File.Open();
        using var statement = new Statement(connection, "SELECT id, initiator_push_id FROM pushes WHERE id > $1 AND id <= $2");
        using var rows = statement.Read(from, to);
        var keys = new List<(long, long)>();
        while (rows.Read())
        {
            keys.Add((StableHash.Of(rows.GetString(1)), rows.GetInt64(0)));
        }

        return keys;
    }

    [LoggerMessage(LogLevel.Error, "The lookup tables could not be carried on; newer rows are found by reading them until it works again")]
    private partial void LogIndexingFailed(Exception failure);
}
