using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Something in this process that there are alarms for. A look costs about the same whatever waits and whatever is kept.</summary>
internal interface IAlarmSource
{
    AlarmKind Kind { get; }

    /// <returns>What there is to judge of this kind; when it throws, nothing is known of it.</returns>
    Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct);
}
