using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The table of alarms.</summary>
internal sealed class AlarmConfiguration : IEntityTypeConfiguration<AlarmRow>
{
    public void Configure(EntityTypeBuilder<AlarmRow> alarm)
    {
        alarm.ToTable("alarms");
        alarm.Property(row => row.Id).ValueGeneratedNever();
        // Those that stand are found among a history of any length.
        alarm.HasIndex(row => row.ClearedAt).HasDatabaseName(AlarmRow.StandingIndex).HasFilter("cleared_at IS NULL");
    }
}
