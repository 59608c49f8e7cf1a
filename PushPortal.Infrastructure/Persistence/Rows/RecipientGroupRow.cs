namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>recipient_groups</c>.</summary>
internal sealed class RecipientGroupRow
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public required string Name { get; set; }

    /// <summary>One number a line.</summary>
    public required string Numbers { get; set; }
}
