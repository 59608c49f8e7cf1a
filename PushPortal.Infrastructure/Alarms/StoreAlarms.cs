using PushPortal.Domain.Alarms;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The store, as its writer found it.</summary>
internal sealed class StoreAlarms(StoreState store) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.StoreFails;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<AlarmCondition>>([AlarmRules.Store(store)]);
}
