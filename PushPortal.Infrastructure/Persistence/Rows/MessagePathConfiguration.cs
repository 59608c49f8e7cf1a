using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>
/// Tables and indexes of the message path. Every key grows with time, so rows are appended at the right edge of their tree and the cost of a push does not
/// grow with what is stored. Nothing is indexed by what initiators choose: <see cref="LookupBlockRow"/> are written behind.
/// </summary>
internal sealed class MessagePathConfiguration :
    IEntityTypeConfiguration<PushRow>,
    IEntityTypeConfiguration<TransactionRow>,
    IEntityTypeConfiguration<TimelineRow>,
    IEntityTypeConfiguration<NotificationRow>,
    IEntityTypeConfiguration<GroupRow>,
    IEntityTypeConfiguration<PartRow>,
    IEntityTypeConfiguration<ReceiptRow>
{
    public void Configure(EntityTypeBuilder<PushRow> push)
    {
        push.ToTable("pushes");
        push.Property(row => row.Id).ValueGeneratedNever();
        // Rows from before there was anything else are 8-bit data.
        push.Property(row => row.DataCoding).HasDefaultValue(DataCodingScheme.EightBit).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<TransactionRow> transaction)
    {
        transaction.ToTable("transactions");
        transaction.Property(row => row.Id).ValueGeneratedNever();
        transaction.HasIndex(row => new { row.Lane, row.DueAt, row.Id }).HasDatabaseName("transactions_due").HasFilter("lane IS NOT NULL");
        // Of failures alone, in the order of their ends: each kind grows at its own right edge.
        transaction.HasIndex(row => new { row.State, row.Cause, row.UpdatedAt, row.Id }).HasDatabaseName(TransactionRow.FailuresIndex).HasFilter(TransactionRow.IsFailed);
        transaction.HasIndex(row => new { row.AccountId, row.State, row.Cause, row.UpdatedAt, row.Id })
            .HasDatabaseName(TransactionRow.FailuresOfAccountIndex).HasFilter(TransactionRow.IsFailed);
        // Of failures by link, with all that a filter asks: they are counted there.
        transaction.HasIndex(row => new { row.Link, row.UpdatedAt, row.Id, row.AccountId, row.State, row.Cause })
            .HasDatabaseName(TransactionRow.FailuresOfLinkIndex).HasFilter(TransactionRow.IsFailed);
        // Of failures with an end of their own, in the order of these; it answers whatever a filter asks, so that rows are read for the page alone.
        transaction.HasIndex(row => new { row.ExpiresAt, row.Id, row.AccountId, row.State, row.Cause, row.UpdatedAt })
            .HasDatabaseName(TransactionRow.ExpiringFailuresIndex).HasFilter(TransactionRow.IsFailedWithEnd);
        // Of held ones alone: an account's in the order in which they go when it is released.
        transaction.HasIndex(row => new { row.AccountId, row.Priority, row.Id }).HasDatabaseName(TransactionRow.HeldIndex).HasFilter(TransactionRow.IsHeld);
        // Few at a time: what waits for its handset, found by the handset when that is back.
        transaction.HasIndex(row => row.Recipient).HasDatabaseName("transactions_waiting_for_handset").HasFilter(TransactionRow.WaitsForHandset);
    }

    public void Configure(EntityTypeBuilder<TimelineRow> line)
    {
        line.ToTable("timeline");
        line.HasKey(row => new { row.TransactionId, row.Id });
    }

    public void Configure(EntityTypeBuilder<NotificationRow> notification)
    {
        notification.ToTable("notifications");
        notification.HasKey(row => new { row.TransactionId, row.Run });
        notification.HasIndex(row => new { row.Authority, row.DueAt, row.TransactionId, row.Run }).HasDatabaseName("notifications_due").HasFilter("due_at IS NOT NULL");
        // With all that a filter looks at: what it does not let through costs no look-up. The filter's own columns are the same in each entry, and have to be there for the engine to do without the table.
        notification.HasIndex(row => new { row.EventAt, row.TransactionId, row.Run, row.Skipped, row.Authority, row.DueAt, row.Confirmed })
            .HasDatabaseName(NotificationRow.UntoldIndex).HasFilter(NotificationRow.IsUntold);
        notification.HasIndex(row => new { row.AccountId, row.EventAt, row.TransactionId, row.Run, row.Skipped, row.Authority, row.DueAt, row.Confirmed })
            .HasDatabaseName(NotificationRow.UntoldOfAccountIndex).HasFilter(NotificationRow.IsUntold);
        notification.Property(row => row.Skipped).HasDefaultValue(false).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<GroupRow> group)
    {
        group.ToTable("smsc_groups");
        group.Property(row => row.Id).ValueGeneratedNever();
        // The few whose references rest: what a restart takes over without going through all groups.
        group.HasIndex(row => row.FinishedAt).HasDatabaseName("smsc_groups_resting").HasFilter("keeps_reference = 1");
    }

    public void Configure(EntityTypeBuilder<PartRow> part)
    {
        part.ToTable("smpp_parts");
        part.Property(row => row.Id).ValueGeneratedNever();
        // Few at a time: what a start has to gather again.
        part.HasIndex(row => row.Id).HasDatabaseName("smpp_parts_open").HasFilter(PartRow.IsOpen);
        part.HasIndex(row => row.PushId).HasDatabaseName("smpp_parts_by_push").HasFilter("push_id IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ReceiptRow> receipt)
    {
        receipt.ToTable("smpp_receipts");
        // An account's receipts lie together: those of one that is away are passed over by nobody.
        receipt.HasKey(row => new { row.AccountId, row.Id });
    }
}
