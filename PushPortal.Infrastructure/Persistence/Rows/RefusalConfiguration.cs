using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The table of refusals.</summary>
internal sealed class RefusalConfiguration : IEntityTypeConfiguration<RefusalRow>
{
    public void Configure(EntityTypeBuilder<RefusalRow> refusal)
    {
        refusal.ToTable("refusals");
        refusal.Property(row => row.Id).ValueGeneratedNever();
        refusal.HasIndex(row => new { row.AccountId, row.Id }).HasDatabaseName("refusals_by_account");
        // Of few doors: those of a rare one would be looked for among all others.
        refusal.HasIndex(row => new { row.Source, row.Id }).HasDatabaseName("refusals_by_source");
        refusal.HasIndex(row => new { row.AccountId, row.Source, row.Id }).HasDatabaseName("refusals_by_account_and_source");
        refusal.HasIndex(row => row.PushId).HasDatabaseName("refusals_by_push_id").HasFilter("push_id IS NOT NULL");
        refusal.HasIndex(row => row.TraceId).HasDatabaseName("refusals_by_trace").HasFilter("trace_id IS NOT NULL");
    }
}
