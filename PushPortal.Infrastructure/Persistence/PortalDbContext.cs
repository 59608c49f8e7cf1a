using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// The schema, for migrations, the portal's queries and accounts. The message path writes the same tables by hand-written statements.
/// Each database has its own subclass and migrations.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityDbContext<PortalUser, IdentityRole, string>(options)
{
    internal DbSet<PushRow> Pushes => Set<PushRow>();
    internal DbSet<TransactionRow> Transactions => Set<TransactionRow>();
    internal DbSet<TimelineRow> Timeline => Set<TimelineRow>();
    internal DbSet<NotificationRow> Notifications => Set<NotificationRow>();
    internal DbSet<GroupRow> Groups => Set<GroupRow>();
    internal DbSet<PartRow> Parts => Set<PartRow>();

    internal DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();

    internal DbSet<AccountRow> Accounts => Set<AccountRow>();

    internal DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    internal DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();
    internal DbSet<StoredAnswerRow> StoredAnswers => Set<StoredAnswerRow>();
    internal DbSet<LookupRunRow> LookupRuns => Set<LookupRunRow>();
    internal DbSet<LookupBlockRow> LookupBlocks => Set<LookupBlockRow>();
    internal DbSet<CountRow> Counts => Set<CountRow>();
    internal DbSet<MinuteCountRow> MinuteCounts => Set<MinuteCountRow>();
    internal DbSet<PushSliceRow> PushSlices => Set<PushSliceRow>();
    internal DbSet<UsageRow> Usage => Set<UsageRow>();
    internal DbSet<SettingRow> Settings => Set<SettingRow>();
    internal DbSet<AliasRow> Aliases => Set<AliasRow>();

    internal DbSet<RecipientGroupRow> RecipientGroups => Set<RecipientGroupRow>();
    internal DbSet<CapabilitiesRow> Capabilities => Set<CapabilitiesRow>();
    internal DbSet<RecipientCapabilitiesRow> RecipientCapabilities => Set<RecipientCapabilitiesRow>();

    internal DbSet<BulkRetryRow> BulkRetries => Set<BulkRetryRow>();

    internal DbSet<BulkRetryItemRow> BulkRetryItems => Set<BulkRetryItemRow>();

    internal DbSet<ImportRow> Imports => Set<ImportRow>();

    internal DbSet<ImportResultRow> ImportResults => Set<ImportResultRow>();

    internal DbSet<LinkPolicyRow> LinkPolicies => Set<LinkPolicyRow>();

    internal DbSet<StandingOrderRow> StandingOrders => Set<StandingOrderRow>();

    internal DbSet<RouteVersionRow> RouteVersions => Set<RouteVersionRow>();

    internal DbSet<RouteDraftRow> RouteDraft => Set<RouteDraftRow>();

    internal DbSet<RefusalRow> Refusals => Set<RefusalRow>();

    internal DbSet<AlarmRow> Alarms => Set<AlarmRow>();

    internal DbSet<CallbackEndpointRow> CallbackEndpoints => Set<CallbackEndpointRow>();

    internal DbSet<AuditRow> Audit => Set<AuditRow>();

    internal DbSet<FailureIssueRow> FailureIssues => Set<FailureIssueRow>();

    internal DbSet<PushTagRow> PushTags => Set<PushTagRow>();

    internal DbSet<PushNoteRow> PushNotes => Set<PushNoteRow>();

    internal DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();

    internal DbSet<DefaultViewRow> DefaultViews => Set<DefaultViewRow>();

    internal DbSet<PushCopyRow> PushCopies => Set<PushCopyRow>();

    /// <summary>In a query of ours: the ids in parameter <c>$ids</c>, a text of JSON, as <c>j.value</c>.</summary>
    internal const string Ids = "json_each($ids) j";

    /// <summary>A query of the octets that the database has, as <c>Value</c>.</summary>
    internal abstract string SizeSql { get; }

    /// <summary>A query of ours as this database takes it. Ours are written as SQLite takes them, with parameters <c>$name</c>.</summary>
    internal abstract string Sql(string sql);

    /// <param name="name">With its <c>$</c>.</param>
    internal abstract DbParameter Parameter(string name, long? value);

    /// <inheritdoc cref="Parameter(string, long?)"/>
    internal abstract DbParameter Parameter(string name, string? value);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // A new column of users that were there before.
        builder.Entity<PortalUser>().Property(user => user.Enabled).HasDefaultValue(true).ValueGeneratedNever();
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        SnakeCase.Apply(builder.Model);
    }
}
