using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Enquiries;

/// <summary>A place in a queue: where a page stopped.</summary>
/// <param name="DueAt">When its turn is.</param>
public readonly record struct QueuePosition(DateTimeOffset DueAt, long TransactionId)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static QueuePosition? Parse(string? text) => InstantCursor.Parse(text, PublicId.Transaction) is { } read ? new(read.At, read.Id) : null;

    public override string ToString() => InstantCursor.Format(DueAt, PublicId.Transaction, TransactionId);
}
