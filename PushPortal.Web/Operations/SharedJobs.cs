using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Operations;

/// <summary>
/// Where jobs are kept that the calendar starts: with the store that nodes share, so that a job runs once whichever node works, and what has run is known after a takeover; in memory where the store is one gateway's own.
/// It is made when a node begins to work: one that stands by has none, and runs none.
/// </summary>
internal static class SharedJobs
{
    /// <summary>Apart from the store's own tables.</summary>
    internal const string Schema = "hangfire";

    /// <summary>A job that its node has not been heard of for so long runs anew.</summary>
    private static readonly TimeSpan InvisibilityTimeout = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    internal static JobStorage Open(IOptions<StorageOptions> storage)
    {
        if (storage.Value.Provider != StorageProvider.PostgreSql)
        {
            return new InMemoryStorage();
        }

        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = InvisibilityTimeout,
            EnableLongPolling = false,
            QueuePollInterval = PollInterval,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(storage.Value.ConnectionString, options), options);
    }
}
