using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The tables of bulk retries.</summary>
internal sealed class BulkRetryConfiguration : IEntityTypeConfiguration<BulkRetryRow>, IEntityTypeConfiguration<BulkRetryItemRow>
{
    public void Configure(EntityTypeBuilder<BulkRetryRow> retry)
    {
        retry.ToTable("bulk_retries");
        retry.Property(row => row.Id).ValueGeneratedNever();
        // Few: what is asked for several times a second while something runs.
        retry.HasIndex(row => row.Id).HasDatabaseName("bulk_retries_running").HasFilter("status = 2");
        retry.HasIndex(row => new { row.OwnerId, row.Id }).HasDatabaseName("bulk_retries_of_owner");
    }

    public void Configure(EntityTypeBuilder<BulkRetryItemRow> item)
    {
        item.ToTable("bulk_retry_items");
        // A bulk retry's transactions lie together, in the order in which they are retried.
        item.HasKey(row => new { row.BulkRetryId, row.TransactionId });
        item.HasIndex(row => new { row.BulkRetryId, row.Outcome, row.TransactionId }).HasDatabaseName("bulk_retry_items_by_outcome");
    }
}
