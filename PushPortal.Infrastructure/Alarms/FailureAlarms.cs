using PushPortal.Domain.Alarms;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The rate of failures, from the counts of minutes. Its example is the transaction that failed last.</summary>
internal sealed class FailureAlarms(IPushEnquiries enquiries, AlarmRules rules, TimeProvider clock) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.FailureRate;

    public async Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var seen = rules.Failures(await enquiries.TrafficAsync(null, AlarmRules.FailureRange, now, ct));
        return [seen.Holds ? seen with { Example = await LastFailedAsync(now, ct) } : seen];
    }

    private async Task<long?> LastFailedAsync(DateTimeOffset now, CancellationToken ct)
    {
        var from = FailureFilter.HourOf(AlarmRules.FailureRange.StartAt(now));
        var page = await enquiries.FailuresAsync(new FailureFilter { From = from }, edge: null, limit: 1, ct);
        return page.Rows.Count == 0 ? null : page.Rows[0].Transaction.Id;
    }
}
