using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Notes;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Reports;
using PushPortal.Domain.Requests;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Usage;
using PushPortal.Domain.Views;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Nodes;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Persistence.Sqlite;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Infrastructure.Transactions;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Registers the store: the message path's own, and Entity Framework for everything beside it.</summary>
public static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<StorageOptions>(new StorageOptionsValidator(), StorageOptions.Section, configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => DatabaseOf(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSingleton<ILease>(provider => provider.GetRequiredService<StoreDatabase>().Lease);
        services.AddSingleton(provider => new NodeTurn(
            provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<NodeTurn>>()));
        services.AddHostedService<LeaseWatch>();
        services.AddSingleton<NodeBoard>();
        services.AddSingleton(provider => new NodeSigns(
            provider.GetRequiredService<StoreDatabase>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.NodeName,
            provider.GetRequiredService<NodeBoard>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<WorkingSigns>();
        services.AddSingleton(provider => new StoreRehearsal(
            provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<IDbContextFactory<PortalDbContext>>(), provider.GetRequiredService<AccountDirectory>()));
        services.AddDbContextFactory<SqliteDbContext>((provider, options) => Configure(options, (SqliteDatabase)provider.GetRequiredService<StoreDatabase>()));
        services.AddDbContextFactory<PostgresDbContext>((provider, options) => Configure(options, (PostgresDatabase)provider.GetRequiredService<StoreDatabase>()));
        services.AddSingleton<IDbContextFactory<PortalDbContext>, PortalDbContextFactory>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext());
        services.AddSingleton<StandingOrders>();
        services.AddSingleton<AccountHolds>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<IAccountDirectory>(provider => provider.GetRequiredService<AccountDirectory>());
        services.AddSingleton<SubmissionLimits>();
        services.AddSingleton<IPushEnquiries, PushEnquiries>();
        services.AddSingleton<IQueueEnquiries, QueueEnquiries>();
        services.AddSingleton<IStoreSize, StoreSize>();
        services.AddSingleton<IReports, Reports>();
        services.AddSingleton<IUsage, UsageEnquiries>();
        services.AddSingleton(provider => new UsageRollUp(
            provider.GetRequiredService<IDbContextFactory<PortalDbContext>>(),
            provider.GetRequiredService<IOptions<StorageOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IFetchedPushes, FetchedPushes>();
        services.AddSingleton<IStoredAnswers, StoredAnswers>();
        services.AddSingleton<IPushTags, PushTags>();
        services.AddSingleton<IPushNotes, PushNotes>();
        services.AddSingleton<ISavedViews, SavedViews>();
        services.AddSingleton<IAddressAliases, AddressAliases>();
        services.AddSingleton<IRecipientGroups, RecipientGroups>();
        services.AddSingleton<IClientCapabilities, ClientCapabilities>();
        services.AddSingleton(OpenStore);
        services.AddSingleton<IPushStore>(provider => provider.GetRequiredService<PushStore>());
        services.AddSingleton<IPushLookup>(provider => provider.GetRequiredService<PushStore>());
        services.AddSingleton<ILookupTables>(provider => provider.GetRequiredService<PushStore>().Keys);
        services.AddSingleton<INotificationStore>(provider => provider.GetRequiredService<PushStore>());
        services.AddSingleton<IBulkRetryStore, BulkRetryStore>();
        services.AddSingleton<ICallbackLog, CallbackLog>();
        services.AddSingleton(provider => provider.GetRequiredService<PushStore>().Ids);
        services.AddSingleton(provider => provider.GetRequiredService<PushStore>().State);
        services.AddSingleton<StoreHealth>();
        services.AddSingleton(provider => new RetentionPurge(
            provider.GetRequiredService<PushStore>(),
            provider.GetRequiredService<IOptions<StorageOptions>>(),
            provider.GetRequiredService<IOptions<AuditOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RetentionPurge>>()));
        services.AddSingleton<IContentErasure, ContentErasures>();
        services.AddSingleton(provider => new ContentPurge(
            provider.GetRequiredService<PushStore>(),
            provider.GetRequiredService<IOptions<StorageOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ContentPurge>>()));
        services.AddSingleton<IHostedService>(provider =>
        {
            var store = provider.GetRequiredService<PushStore>();
            return store.Keys.Upkeep(store, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>());
        });
        services.AddAudit(configuration);
        return services;
    }

    /// <summary>What the SMSC remembers of its groups.</summary>
    internal static void AddGroupJournal(this IServiceCollection services)
    {
        services.AddSingleton<GroupJournal>();
        services.AddSingleton<IGroupJournal>(provider => provider.GetRequiredService<GroupJournal>());
        services.AddSingleton<IGroupHistory>(provider => provider.GetRequiredService<GroupJournal>());
    }

    internal static void Configure(DbContextOptionsBuilder options, SqliteDatabase file) => options
        .UseSqlite(file.ConnectionString)
        .ReplaceService<IMigrationsSqlGenerator, ClusteredTables>();

    internal static void Configure(DbContextOptionsBuilder options, PostgresDatabase database) => options
        .UseNpgsql(database.ConnectionString)
        // Two tables of SQLite's look-ups are left out here, on purpose.
        .ConfigureWarnings(static warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning));

    private static StoreDatabase DatabaseOf(StorageOptions options) => options.Provider == StorageProvider.PostgreSql
        ? new PostgresDatabase(options.ConnectionString, StoreFolder.Of(options), options.NodeName, options.Lease)
        : new SqliteDatabase(options.ConnectionString);

    private static PushStore OpenStore(IServiceProvider provider)
    {
        var database = provider.GetRequiredService<StoreDatabase>();
        using (var db = provider.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext())
        {
            database.Migrate(db);
        }

        return new PushStore(
            database,
            provider.GetRequiredService<IOptions<PpgOptions>>().Value.DuplicateWindow,
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.DuplicateFilterMegabytes * 1024L * 1024,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PushStore>>());
    }
}
