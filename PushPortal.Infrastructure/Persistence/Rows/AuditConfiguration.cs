using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The table of the audit log. Each index ends in the time, so that a filtered page is read in its order.</summary>
internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> entry)
    {
        entry.ToTable("audit");
        entry.HasIndex(row => row.At).HasDatabaseName(AuditRow.ByTime);
        entry.HasIndex(row => new { row.Actor, row.At }).HasDatabaseName(AuditRow.ByActor);
        entry.HasIndex(row => new { row.Action, row.At }).HasDatabaseName(AuditRow.ByAction);
        entry.HasIndex(row => new { row.Subject, row.At }).HasDatabaseName(AuditRow.BySubject);
        entry.HasIndex(row => new { row.Account, row.At }).HasDatabaseName(AuditRow.ByAccount);
    }
}
