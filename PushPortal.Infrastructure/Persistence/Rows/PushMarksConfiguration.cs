using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Tables of what people put on pushes. Each list of a tag grows at its own right edge, and only for pushes that bear it.</summary>
internal sealed class PushMarksConfiguration : IEntityTypeConfiguration<PushTagRow>, IEntityTypeConfiguration<PushNoteRow>
{
    public void Configure(EntityTypeBuilder<PushTagRow> tag)
    {
        tag.ToTable("push_tags");
        tag.HasKey(row => new { row.AccountId, row.Tag, row.PushId });
        // For staff, who see all accounts.
        tag.HasIndex(row => new { row.Tag, row.PushId }).HasDatabaseName("push_tags_by_tag");
        // The tags of a push.
        tag.HasIndex(row => row.PushId).HasDatabaseName("push_tags_by_push");
    }

    public void Configure(EntityTypeBuilder<PushNoteRow> note)
    {
        note.ToTable("push_notes");
        note.HasKey(row => new { row.PushId, row.Id });
    }
}
