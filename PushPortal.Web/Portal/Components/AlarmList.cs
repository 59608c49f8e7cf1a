using PushPortal.Domain.Alarms;
using PushPortal.Domain.Enquiries;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Portal.Components;

/// <summary>The page of what an alarm is about.</summary>
/// <param name="Name">The key of the page's name.</param>
internal readonly record struct AlarmList(string Href, string Name)
{
    internal static AlarmList Of(Alarm alarm) => alarm.Kind switch
    {
        AlarmKind.LinkDown or AlarmKind.SmscLinkDown or AlarmKind.SubmissionsSuspended => new(PortalLinks.Links, "Links"),
        AlarmKind.FailureRate => new(new FailureListQuery { Range = "1h", Show = FailureListQuery.Everything }.ToUri(), "Failures"),
        AlarmKind.OldestDue or AlarmKind.StoreFails => new(new PushListQuery { Status = PushStatusWords.Word(PushStatus.Pending) }.ToUri(), "Pushes"),
        AlarmKind.CallbackFailing => new(new CallbackListQuery { Account = alarm.Subject }.ToUri(), "Callbacks"),
        AlarmKind.QuotaUsed => new(PortalLinks.UsageOf(alarm.Subject), "Usage"),
        AlarmKind.AccountHeld => new(QueueQuery.Of(QueueStage.Held).ToUri(), "Queues"),
        AlarmKind.KeyExpiring => new(PortalLinks.KeysOf(alarm.Subject), "Keys"),
        AlarmKind.NotificationsWaiting => new(new QueueQuery { Stage = QueueQuery.Notifications }.ToUri(), "Queues"),
        AlarmKind.LittleDisk => new("/", "Dashboard"),
        _ => throw new ArgumentOutOfRangeException(nameof(alarm), alarm.Kind, null),
    };
}
