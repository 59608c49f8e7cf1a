using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The routes: what was published, and the draft.</summary>
internal sealed class RouteConfiguration : IEntityTypeConfiguration<RouteVersionRow>, IEntityTypeConfiguration<RouteDraftRow>
{
    public void Configure(EntityTypeBuilder<RouteVersionRow> version)
    {
        version.ToTable("route_versions");
        version.HasKey(row => row.Number);
        version.Property(row => row.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<RouteDraftRow> draft)
    {
        draft.ToTable("route_draft");
        draft.Property(row => row.Id).ValueGeneratedNever();
        draft.Property(row => row.Revision).IsConcurrencyToken();
    }
}
