using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Callbacks;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The callback endpoints of accounts: how near they are to being disabled, from what is in memory.</summary>
internal sealed class CallbackAlarms(IAccountDirectory accounts, CallbackHealth health, TimeProvider clock) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.CallbackFailing;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var seen = new List<AlarmCondition>();
        foreach (var account in accounts.All)
        {
            if (account is { Enabled: true, Callbacks: { } endpoint }
                && AlarmRules.Callbacks(account.Code, endpoint, health.FailingSince(endpoint), health.ExampleOf(endpoint), health.Policy, now) is { Holds: true } failing)
            {
                seen.Add(failing);
            }
        }

        return Task.FromResult<IReadOnlyList<AlarmCondition>>(seen);
    }
}
