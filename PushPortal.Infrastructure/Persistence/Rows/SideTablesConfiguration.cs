using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Accounts, lookups, counts and the store's own numbers.</summary>
internal sealed class SideTablesConfiguration :
    IEntityTypeConfiguration<AccountRow>,
    IEntityTypeConfiguration<IdempotencyRow>,
    IEntityTypeConfiguration<StoredAnswerRow>,
    IEntityTypeConfiguration<LookupRunRow>,
    IEntityTypeConfiguration<LookupBlockRow>,
    IEntityTypeConfiguration<CountRow>,
    IEntityTypeConfiguration<MinuteCountRow>,
    IEntityTypeConfiguration<UsageRow>,
    IEntityTypeConfiguration<LinkCountRow>,
    IEntityTypeConfiguration<PushSliceRow>,
    IEntityTypeConfiguration<KeptContentRow>,
    IEntityTypeConfiguration<SettingRow>,
    IEntityTypeConfiguration<LinkPolicyRow>,
    IEntityTypeConfiguration<StandingOrderRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> account)
    {
        account.ToTable("accounts");
        account.HasIndex(row => row.Code).IsUnique().HasDatabaseName("accounts_by_code");
        account.Property(row => row.Weight).HasDefaultValue(1).ValueGeneratedNever();
        account.Property(row => row.SmppWindow).HasDefaultValue(SmppAccess.DefaultWindow).ValueGeneratedNever();
        account.Property(row => row.SmppBinds).HasDefaultValue(SmppAccess.DefaultBinds).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<IdempotencyRow> request)
    {
        request.ToTable("idempotency_keys");
        request.HasKey(row => new { row.AccountId, row.Key });
        request.HasIndex(row => row.PushId).HasDatabaseName("idempotency_keys_by_push");
    }

    public void Configure(EntityTypeBuilder<StoredAnswerRow> answer)
    {
        answer.ToTable("stored_answers");
        answer.HasKey(row => new { row.AccountId, row.Key });
        answer.HasIndex(row => row.At).HasDatabaseName("stored_answers_by_time");
    }

    public void Configure(EntityTypeBuilder<LookupRunRow> run)
    {
        run.ToTable("lookup_runs");
        run.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<LookupBlockRow> block)
    {
        block.ToTable("lookup_blocks");
        block.Property(row => row.Id).ValueGeneratedNever();
        block.HasIndex(row => new { row.Run, row.FirstHash, row.FirstId }).HasDatabaseName("lookup_blocks_by_hash");
    }

    public void Configure(EntityTypeBuilder<CountRow> count)
    {
        count.ToTable("counts");
        count.HasKey(row => new { row.AccountId, row.Hour, row.Kind });
        count.HasIndex(row => new { row.Hour, row.Kind }).HasDatabaseName(CountRow.FailuresIndex).HasFilter(CountRow.IsFailure);
    }

    public void Configure(EntityTypeBuilder<MinuteCountRow> count)
    {
        count.ToTable("minute_counts");
        count.HasKey(row => new { row.AccountId, row.Minute, row.Kind });
    }

    public void Configure(EntityTypeBuilder<UsageRow> usage)
    {
        usage.ToTable("usage");
        usage.HasKey(row => new { row.AccountId, row.Day, row.ContentType });
    }

    public void Configure(EntityTypeBuilder<LinkCountRow> count)
    {
        count.ToTable("link_counts");
        count.HasKey(row => new { row.Hour, row.Link, row.Kind });
    }

    public void Configure(EntityTypeBuilder<PushSliceRow> slice)
    {
        slice.ToTable("push_slices");
        slice.HasKey(row => new { row.AccountId, row.FirstId });
    }

    public void Configure(EntityTypeBuilder<KeptContentRow> kept)
    {
        kept.ToTable("kept_contents");
        kept.HasKey(row => row.PushId);
        kept.Property(row => row.PushId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<SettingRow> setting)
    {
        setting.ToTable("store_settings");
        setting.HasKey(row => row.Name);
    }

    public void Configure(EntityTypeBuilder<LinkPolicyRow> policy)
    {
        policy.ToTable("link_policies");
        policy.HasKey(row => row.Link);
    }

    public void Configure(EntityTypeBuilder<StandingOrderRow> order)
    {
        order.ToTable("standing_orders");
        order.HasKey(row => row.Subject);
    }
}
