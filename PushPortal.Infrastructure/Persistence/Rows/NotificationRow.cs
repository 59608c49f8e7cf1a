namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>notifications</c>: what initiators are told, until they confirm.</summary>
internal sealed class NotificationRow
{
    public long Id { get; set; }
    public long TransactionId { get; set; }
    public long PushId { get; set; }
    public long AccountId { get; set; }
    public byte Kind { get; set; }
    public required string Url { get; set; }
    public byte Version { get; set; }

    /// <summary>Host and port of the URL.</summary>
    public required string Authority { get; set; }
    public byte State { get; set; }
    public byte Cause { get; set; }
    public long EventAt { get; set; }

    /// <summary>Null once it is confirmed or given up; <see cref="Held"/> while an earlier one of its transaction is not.</summary>
    public long? DueAt { get; set; }
    public int Tries { get; set; }
    public bool Confirmed { get; set; }

    /// <summary>The next notification of the transaction, which waits for the end of this one.</summary>
    public long? FollowedBy { get; set; }

    /// <summary>Never due.</summary>
    internal static readonly long Held = DateTimeOffset.MaxValue.UtcTicks;
}
