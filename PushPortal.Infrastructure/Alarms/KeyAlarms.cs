using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The API keys of accounts, which are in memory.</summary>
internal sealed class KeyAlarms(IAccountDirectory accounts, IApiKeys keys, AlarmRules rules, TimeProvider clock) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.KeyExpiring;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult<IReadOnlyList<AlarmCondition>>(
            [.. accounts.All.Where(account => account.Enabled).Select(account => rules.Keys(account.Code, keys.Of(account.Id), now)).Where(condition => condition.Holds)]);
    }
}
