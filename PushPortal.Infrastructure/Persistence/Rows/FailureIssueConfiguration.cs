using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>The table of issues: at most one row a state, cause and account, so it needs no other index.</summary>
internal sealed class FailureIssueConfiguration : IEntityTypeConfiguration<FailureIssueRow>
{
    public void Configure(EntityTypeBuilder<FailureIssueRow> issue)
    {
        issue.ToTable("failure_issues");
        issue.HasKey(row => new { row.AccountId, row.State, row.Cause });
        issue.Property(row => row.Version).IsConcurrencyToken();
    }
}
