using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Accounts, lookups, counts and the store's own numbers.</summary>
internal sealed class SideTablesConfiguration :
    IEntityTypeConfiguration<AccountRow>,
    IEntityTypeConfiguration<IdempotencyRow>,
    IEntityTypeConfiguration<PushKeyRow>,
    IEntityTypeConfiguration<RecipientKeyRow>,
    IEntityTypeConfiguration<CountRow>,
    IEntityTypeConfiguration<PushSliceRow>,
    IEntityTypeConfiguration<SettingRow>,
    IEntityTypeConfiguration<LinkPolicyRow>
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

    public void Configure(EntityTypeBuilder<PushKeyRow> key)
    {
        key.ToTable("push_keys");
        key.HasKey(row => new { row.Hash, row.PushId });
    }

    public void Configure(EntityTypeBuilder<RecipientKeyRow> key)
    {
        key.ToTable("recipient_keys");
        key.HasKey(row => new { row.Hash, row.TransactionId });
    }

    public void Configure(EntityTypeBuilder<CountRow> count)
    {
        count.ToTable("counts");
        count.HasKey(row => new { row.AccountId, row.Hour, row.Kind });
    }

    public void Configure(EntityTypeBuilder<PushSliceRow> slice)
    {
        slice.ToTable("push_slices");
        slice.HasKey(row => new { row.AccountId, row.FirstId });
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
}
