using PushPortal.Domain.Alarms;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The way to an SMSC in another process, with a submission that it has not answered.</summary>
internal sealed class SmscLinkAlarms(ISmscLinkStatus smsc, IQueueEnquiries queues) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.SmscLinkDown;

    public async Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var seen = AlarmRules.SmscLink(smsc.Trouble, smsc.Open);
        return [seen.Holds ? seen with { Example = await queues.FirstAsync(QueueStage.AtSmsc, ct) } : seen];
    }
}
