using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The table of copies.</summary>
internal sealed class PushCopyConfiguration : IEntityTypeConfiguration<PushCopyRow>
{
    public void Configure(EntityTypeBuilder<PushCopyRow> copy)
    {
        copy.ToTable("push_copies");
        copy.HasKey(row => row.CopyId);
        copy.Property(row => row.CopyId).ValueGeneratedNever();
        copy.HasIndex(row => new { row.OriginalId, row.CopyId }).HasDatabaseName("push_copies_by_original");
    }
}
