using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The accounts whose pushes are held: nobody is to forget them. The example of each is of its last push that waits.</summary>
internal sealed class HoldAlarms(IAccountDirectory accounts, IPushEnquiries enquiries, TimeProvider clock) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.AccountHeld;

    public async Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var seen = new List<AlarmCondition>();
        foreach (var account in accounts.All)
        {
            if (account.Hold is { } hold)
            {
                seen.Add(AlarmRules.Hold(account.Code, hold, now) with { Example = await enquiries.LastOfAsync(account.Id, PushStatus.Pending, ct) });
            }
        }

        return seen;
    }
}
