using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The quotas of accounts, as they are counted in memory. The example is of the last push that had come when a level was first seen to be reached, and is kept for as long as that level holds.</summary>
internal sealed class QuotaAlarms(IAccountDirectory accounts, SubmissionLimits limits, IPushEnquiries enquiries, AlarmRules rules) : IAlarmSource
{
    private Dictionary<long, (int Level, long? Example)> _examples = [];

    public AlarmKind Kind => AlarmKind.QuotaUsed;

    public async Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var seen = new List<AlarmCondition>();
        var examples = new Dictionary<long, (int Level, long? Example)>();
        foreach (var account in accounts.All)
        {
            if (account is { Enabled: true, Limits.PushesPerDay: > 0 } && rules.Quota(account.Code, limits.StateOf(account)) is { Holds: true } used)
            {
                var level = used.Facts.Level;
                var example = _examples.TryGetValue(account.Id, out var known) && known.Level == level ? known.Example : await enquiries.LastOfAsync(account.Id, status: null, ct);
                examples[account.Id] = (level, example);
                seen.Add(used with { Example = example });
            }
        }

        _examples = examples;
        return seen;
    }
}
