using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The links to handsets of this process's SMSC.</summary>
internal sealed class LinkAlarms(SmscStatus status) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.LinkDown;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct) => Task.FromResult(AlarmRules.Links(status.Links));
}
