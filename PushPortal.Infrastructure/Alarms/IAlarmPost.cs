using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Tells somebody outside of alarms.</summary>
internal interface IAlarmPost
{
    /// <returns>Null when it was confirmed; otherwise why not.</returns>
    Task<string?> SendAsync(Alarm alarm, AlarmStage stage, CancellationToken ct);
}
