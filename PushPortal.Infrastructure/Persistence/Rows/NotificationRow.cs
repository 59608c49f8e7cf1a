namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>notifications</c>, clustered by transaction and run: what initiators are told, until they confirm. Where it goes stands in the push.</summary>
internal sealed class NotificationRow
{
    public long TransactionId { get; set; }
    public int Run { get; set; }

    /// <summary>What its receiver knows it by.</summary>
    public long Id { get; set; }
    public long PushId { get; set; }
    public long AccountId { get; set; }

    /// <summary>Host and port of the target.</summary>
    public required string Authority { get; set; }
    public byte State { get; set; }
    public byte Cause { get; set; }
    public long EventAt { get; set; }

    /// <summary>Null once it is confirmed or given up; <see cref="Held"/> while an earlier one of its transaction is not.</summary>
    public long? DueAt { get; set; }
    public int Tries { get; set; }
    public bool Confirmed { get; set; }

    /// <summary>When it was confirmed by its first try, which then has no line of its own in the timeline.</summary>
    public long? ConfirmedAt { get; set; }
    public int? HttpStatus { get; set; }

    /// <summary>What the confirmation said, or the last answer that was none.</summary>
    public string? Answer { get; set; }

    /// <summary>The notification of the next run waits for the end of this one.</summary>
    public bool Followed { get; set; }

    /// <summary>It ended without being sent, because the endpoint was disabled.</summary>
    public bool Skipped { get; set; }

    /// <summary>When somebody asked for it again.</summary>
    public long? AskedAt { get; set; }

    /// <summary>Given up or skipped: what is listed and may be told again. Neither a new one nor a confirmation comes into the indexes of these.</summary>
    internal const string IsUntold = "due_at IS NULL AND confirmed = 0";

    internal const string UntoldIndex = "notifications_untold";

    internal const string UntoldOfAccountIndex = "notifications_untold_of_account";

    /// <summary>Never due.</summary>
    internal static readonly long Held = DateTimeOffset.MaxValue.UtcTicks;
}
