using PushPortal.Domain.Alarms;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The way to an SMSC in another process.</summary>
internal sealed class SmscLinkAlarms(ISmscLinkStatus smsc) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.SmscLinkDown;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<AlarmCondition>>([AlarmRules.SmscLink(smsc.Trouble, smsc.Open)]);
}
