namespace PushPortal.Domain.Alarms;

/// <summary>A condition that held for long enough to tell staff.</summary>
public sealed record Alarm
{
    /// <summary>Time-ordered, of alarms alone.</summary>
    public required long Id { get; init; }

    public required AlarmKind Kind { get; init; }

    /// <inheritdoc cref="AlarmCondition"/>
    public required string Subject { get; init; }

    public required AlarmFacts Facts { get; init; }

    /// <summary>When the condition was first seen, which is before the alarm was raised.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>A transaction that shows it; null where there is none.</summary>
    public long? Example { get; init; }

    /// <summary>When the condition was first seen to be gone; null while the alarm stands.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>The member of staff who took notice; null when nobody did.</summary>
    public string? AcknowledgedBy { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>What of it was told where alarms are told.</summary>
    public AlarmStage Told { get; init; }

    public AlarmStage Stage => ClearedAt is null ? AlarmStage.Raised : AlarmStage.Cleared;

    public bool IsAcknowledged => AcknowledgedAt is not null;

    public AlarmSeverity Severity => Kind switch
    {
        AlarmKind.LinkDown or AlarmKind.SmscLinkDown or AlarmKind.StoreFails or AlarmKind.LittleDisk or AlarmKind.SubmissionsSuspended => AlarmSeverity.Critical,
        _ => AlarmSeverity.Warning,
    };
}
