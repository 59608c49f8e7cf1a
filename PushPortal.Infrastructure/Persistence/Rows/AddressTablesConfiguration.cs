using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>What is known of addresses: aliases, groups of them, and capabilities of handsets. A push touches these tables only when it has something for them.</summary>
internal sealed class AddressTablesConfiguration :
    IEntityTypeConfiguration<AliasRow>,
    IEntityTypeConfiguration<RecipientGroupRow>,
    IEntityTypeConfiguration<CapabilitiesRow>,
    IEntityTypeConfiguration<RecipientCapabilitiesRow>
{
    public void Configure(EntityTypeBuilder<AliasRow> alias)
    {
        alias.ToTable("address_aliases");
        alias.HasIndex(row => new { row.Name, row.AccountId }).IsUnique().HasDatabaseName("address_aliases_by_name");
        alias.HasIndex(row => row.Number).HasDatabaseName("address_aliases_by_number");
    }

    public void Configure(EntityTypeBuilder<RecipientGroupRow> group)
    {
        group.ToTable("recipient_groups");
        group.HasIndex(row => new { row.AccountId, row.Name }).IsUnique().HasDatabaseName("recipient_groups_by_name");
    }

    public void Configure(EntityTypeBuilder<CapabilitiesRow> capabilities)
    {
        capabilities.ToTable("capabilities");
        capabilities.HasKey(row => row.PushId);
        capabilities.Property(row => row.PushId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<RecipientCapabilitiesRow> recipient)
    {
        recipient.ToTable("recipient_capabilities");
        recipient.HasKey(row => new { row.AccountId, row.Recipient });
        recipient.HasIndex(row => row.PushId).HasDatabaseName("recipient_capabilities_by_push");
    }
}
