using System.ComponentModel;
using Hangfire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>
/// Erases the contents of pushes that ended and are older than contents are kept, by their account's own time or the setting's, and leaves the facts. A push that is not at its end keeps its content, however old.
/// What a run has been past is not looked at again, but for the pushes that were waited for: those are kept in mind. They are found by reading; the writer gets what there is to do.
/// </summary>
public sealed partial class ContentPurge
{
    /// <summary>The recurring job's id.</summary>
    public const string JobId = "content-purge";

    private const int Batch = 200;

    /// <summary>Pushes kept in mind after id $1, at most $3, whether there is nothing to keep of them, and whose they are; $2 is the distance of ids.</summary>
    private const string KeptSql =
        "SELECT k.push_id, CASE WHEN p.id IS NULL OR p.erased_at IS NOT NULL THEN 1 ELSE " + ContentErasing.IsEnded + " END, p.account_id " +
        "FROM kept_contents k LEFT JOIN pushes p ON p.id = k.push_id WHERE k.push_id > $1 ORDER BY k.push_id LIMIT $3";

    /// <summary>Pushes after id $1 and before id $2 that have their content, at most $3, and whose they are.</summary>
    private const string OldSql = "SELECT p.id, p.account_id FROM pushes p WHERE p.id > $1 AND p.id < $2 AND p.erased_at IS NULL ORDER BY p.id LIMIT $3";

    /// <summary>The same of account $4 alone.</summary>
    private const string OldOfAccountSql = "SELECT p.id, p.account_id FROM pushes p WHERE p.account_id = $4 AND p.id > $1 AND p.id < $2 AND p.erased_at IS NULL ORDER BY p.id LIMIT $3";

    private const string AccountsSql = "SELECT id, content_retention_seconds, content_erased_up_to FROM accounts WHERE content_erased_up_to IS NOT NULL ORDER BY id";

    private readonly PushStore _store;
    private readonly IOptions<StorageOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ContentPurge> _logger;

    internal ContentPurge(PushStore store, IOptions<StorageOptions> options, TimeProvider clock, ILogger<ContentPurge> logger) =>
        (_store, _options, _clock, _logger) = (store, options, clock, logger);

    /// <summary>One run. Answers of how many pushes the content was erased.</summary>
    [DisplayName("Erase contents older than their retention time")]
    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var oldest = now - _options.Value.ContentRetention;
        using var connection = _store.Database.Open();
        var all = new ContentAge(null, Done(connection), IdSequence.Floor(oldest));
        var own = Own(connection, now);
        var erased = await EraseKeptAsync(connection, all, own, now, ct);
        foreach (var age in own.Values.Prepend(all))
        {
            erased += await EraseOldAsync(connection, age, own, now, ct);
        }

        LogErased(erased, oldest);
        return erased;
    }

    /// <summary>Of the pushes that were waited for when a run came past them, those that are not any more.</summary>
    private async Task<int> EraseKeptAsync(StoreConnection connection, ContentAge all, Dictionary<long, ContentAge> own, DateTimeOffset now, CancellationToken ct)
    {
        using var statement = connection.Prepare(KeptSql);
        var erased = 0;
        var (after, looked) = (0L, 0);
        do
        {
            ct.ThrowIfCancellationRequested();
            var over = new List<long>();
            looked = 0;
            using (var rows = statement.Read(after, IdSequence.Stride, Batch))
            {
                for (; rows.Read(); looked++)
                {
                    after = rows.GetInt64(0);
                    // The account may have got a longer time since.
                    if (rows.GetBoolean(1) && (rows.IsDBNull(2) || after < own.GetValueOrDefault(rows.GetInt64(2), all).Before))
                    {
                        over.Add(after);
                    }
                }
            }

            if (over.Count > 0)
            {
                erased += await _store.Writer.RunAsync(new EraseOldContentOperation(over, upTo: null, now));
            }
        }
        while (looked == Batch);
        return erased;
    }

    /// <summary>Of the pushes that grew old since the last run. With those of all accounts, those that are gone through by themselves are passed over.</summary>
    private async Task<int> EraseOldAsync(StoreConnection connection, ContentAge age, Dictionary<long, ContentAge> own, DateTimeOffset now, CancellationToken ct)
    {
        using var statement = connection.Prepare(age.AccountId is null ? OldSql : OldOfAccountSql);
        var erased = 0;
        var (after, looked) = (age.Done, 0);
        do
        {
            ct.ThrowIfCancellationRequested();
            var old = new List<long>();
            looked = 0;
            // An account may have got another time since: what was erased does not come back.
            own = Own(connection, now);
            age = age.AccountId is { } owner ? age with { Before = own[owner].Before } : age;
            using (var rows = age.AccountId is { } account ? statement.Read(after, age.Before, Batch, account) : statement.Read(after, age.Before, Batch))
            {
                for (; rows.Read(); looked++)
                {
                    after = rows.GetInt64(0);
                    if (age.AccountId is not null || !own.ContainsKey(rows.GetInt64(1)))
                    {
                        old.Add(after);
                    }
                }
            }

            if (looked > 0)
            {
                erased += await _store.Writer.RunAsync(new EraseOldContentOperation(old, after, now, age.AccountId));
            }
        }
        while (looked == Batch);
        return erased;
    }

    /// <summary>The accounts that are gone through by themselves: those that have a time of their own, or had one.</summary>
    private Dictionary<long, ContentAge> Own(StoreConnection connection, DateTimeOffset now)
    {
        using var statement = connection.Prepare(AccountsSql);
        using var rows = statement.Read();
        var own = new Dictionary<long, ContentAge>();
        while (rows.Read())
        {
            var kept = rows.IsDBNull(1) ? _options.Value.ContentRetention : TimeSpan.FromSeconds(rows.GetInt64(1));
            own.Add(rows.GetInt64(0), new ContentAge(rows.GetInt64(0), rows.GetInt64(2), IdSequence.Floor(now - kept)));
        }

        return own;
    }

    private static long Done(StoreConnection connection)
    {
        using var statement = connection.Prepare("SELECT value FROM store_settings WHERE name = $1");
        return statement.Number(SettingRow.ContentErasedUpTo) ?? 0;
    }

    [LoggerMessage(LogLevel.Information, "Erased the contents of {Count} pushes; without a time of their account's own, of those received before {Oldest:u}")]
    private partial void LogErased(int count, DateTimeOffset oldest);
}
