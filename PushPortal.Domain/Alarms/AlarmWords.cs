namespace PushPortal.Domain.Alarms;

/// <summary>The outside names of kinds.</summary>
public static class AlarmWords
{
    public static string Word(this AlarmKind kind) => kind switch
    {
        AlarmKind.LinkDown => "link-down",
        AlarmKind.SmscLinkDown => "smsc-link-down",
        AlarmKind.FailureRate => "failure-rate",
        AlarmKind.OldestDue => "oldest-due",
        AlarmKind.NotificationsWaiting => "notifications-waiting",
        AlarmKind.StoreFails => "store-fails",
        AlarmKind.LittleDisk => "little-disk",
        AlarmKind.SubmissionsSuspended => "submissions-suspended",
        AlarmKind.CallbackFailing => "callback-failing",
        AlarmKind.QuotaUsed => "quota-used",
        AlarmKind.KeyExpiring => "key-expiring",
        AlarmKind.AccountHeld => "account-held",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
