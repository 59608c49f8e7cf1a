using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The tables of saved views: few rows, read by account.</summary>
internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedViewRow>, IEntityTypeConfiguration<DefaultViewRow>
{
    public void Configure(EntityTypeBuilder<SavedViewRow> view)
    {
        view.ToTable("saved_views");
        view.Property(row => row.Id).ValueGeneratedNever();
        view.Property(row => row.Version).IsConcurrencyToken();
        view.HasIndex(row => new { row.AccountId, row.List }).HasDatabaseName("saved_views_by_account");
    }

    public void Configure(EntityTypeBuilder<DefaultViewRow> chosen)
    {
        chosen.ToTable("default_views");
        chosen.HasKey(row => new { row.User, row.List });
        chosen.HasIndex(row => row.ViewId).HasDatabaseName("default_views_by_view");
    }
}
