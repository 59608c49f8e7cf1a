using PushPortal.Domain.Alarms;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The oldest transaction that is due and not handed over.</summary>
internal sealed class DueAlarms(IPushEnquiries enquiries, AlarmRules rules, TimeProvider clock) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.OldestDue;

    public async Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct) => [rules.Due(await enquiries.OldestDueAsync(ct), clock.GetUtcNow())];
}
