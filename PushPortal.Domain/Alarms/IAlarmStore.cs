namespace PushPortal.Domain.Alarms;

/// <summary>Keeps alarms, so that they and who acknowledged them outlive a restart.</summary>
public interface IAlarmStore
{
    /// <summary>What stood when it was last written.</summary>
    Task<IReadOnlyList<Alarm>> StandingAsync(CancellationToken ct);

    /// <summary>Alarms that were told to be raised, and were cleared since, without that being told.</summary>
    Task<IReadOnlyList<Alarm>> ClearedUntoldAsync(CancellationToken ct);

    /// <summary>The largest id that is kept; 0 when there is none.</summary>
    Task<long> LastIdAsync(CancellationToken ct);

    /// <summary>Writes alarms as they are now, in one commit; one that is kept already is replaced.</summary>
    Task SaveAsync(IReadOnlyList<Alarm> alarms, CancellationToken ct);

    /// <summary>Alarms that were cleared, the newest first.</summary>
    /// <param name="before">Only alarms raised before the one with this id; null for all.</param>
    Task<IReadOnlyList<Alarm>> HistoryAsync(long? before, int limit, CancellationToken ct);
}
