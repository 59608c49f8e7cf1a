using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Enquiries;

/// <summary>A place in a list of failures: where a page stopped.</summary>
/// <param name="At">When it ended; in a list of those that expire, when it will.</param>
public readonly record struct FailurePosition(DateTimeOffset At, long TransactionId)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static FailurePosition? Parse(string? text) => InstantCursor.Parse(text, PublicId.Transaction) is { } read ? new(read.At, read.Id) : null;

    public override string ToString() => InstantCursor.Format(At, PublicId.Transaction, TransactionId);
}
