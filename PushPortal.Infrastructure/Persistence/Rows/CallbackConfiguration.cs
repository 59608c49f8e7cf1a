using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The table of callback endpoints.</summary>
internal sealed class CallbackConfiguration : IEntityTypeConfiguration<CallbackEndpointRow>
{
    public void Configure(EntityTypeBuilder<CallbackEndpointRow> endpoint)
    {
        endpoint.ToTable("callback_endpoints");
        endpoint.HasKey(row => row.AccountId);
        endpoint.Property(row => row.AccountId).ValueGeneratedNever();
    }
}
