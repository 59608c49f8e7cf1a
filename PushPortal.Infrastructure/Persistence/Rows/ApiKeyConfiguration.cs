using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The keys of accounts: few, and read whole.</summary>
internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> key)
    {
        key.ToTable("api_keys");
        key.Property(row => row.Id).ValueGeneratedNever();
    }
}
