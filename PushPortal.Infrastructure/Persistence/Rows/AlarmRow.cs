namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>alarms</c>. Instants are UTC ticks.</summary>
internal sealed class AlarmRow
{
    internal const string StandingIndex = "alarms_standing";

    public long Id { get; set; }
    public byte Kind { get; set; }
    public required string Subject { get; set; }

    /// <summary>The facts, as they were when the row was last written.</summary>
    public long Value { get; set; }
    public long Threshold { get; set; }
    public long Whole { get; set; }
    public string? Note { get; set; }
    public int Level { get; set; }
    public long Since { get; set; }
    public long? Example { get; set; }

    /// <summary>Null while it stands.</summary>
    public long? ClearedAt { get; set; }
    public string? AcknowledgedBy { get; set; }
    public long? AcknowledgedAt { get; set; }

    /// <summary>Of <see cref="Domain.Alarms.AlarmStage"/>.</summary>
    public byte Told { get; set; }
}
