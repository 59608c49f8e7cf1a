using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The tables of imports.</summary>
internal sealed class ImportConfiguration : IEntityTypeConfiguration<ImportRow>, IEntityTypeConfiguration<ImportResultRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> import)
    {
        import.ToTable("imports");
        import.Property(row => row.Id).ValueGeneratedNever();
        // Few: what is asked for several times a second while something runs.
        import.HasIndex(row => row.Id).HasDatabaseName("imports_working").HasFilter("status IN (1, 3)");
        import.HasIndex(row => new { row.AccountId, row.Id }).HasDatabaseName("imports_of_account");
    }

    public void Configure(EntityTypeBuilder<ImportResultRow> result)
    {
        result.ToTable("import_results");
        // An import's rows lie together, in their order.
        result.HasKey(row => new { row.ImportId, row.Row });
        // Who watches a run asks for those of one outcome twice a second.
        result.HasIndex(row => new { row.ImportId, row.Outcome, row.Row }).HasDatabaseName("import_results_by_outcome");
    }
}
