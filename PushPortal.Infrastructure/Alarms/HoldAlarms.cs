using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The accounts whose pushes are held: nobody is to forget them.</summary>
internal sealed class HoldAlarms(IAccountDirectory accounts, TimeProvider clock) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.AccountHeld;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult<IReadOnlyList<AlarmCondition>>([.. accounts.All.Where(account => account.Hold is not null).Select(account => AlarmRules.Hold(account.Code, account.Hold!, now))]);
    }
}
