using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Alarms;

/// <summary>What is bad: judges what was read, without reading anything itself.</summary>
public sealed class AlarmRules(AlarmPolicy policy)
{
    /// <summary>What ends in it makes the rate of failures: the minute that goes on and the four before.</summary>
    public static TrafficRange FailureRange { get; } = new(TimeSpan.FromMinutes(1), 5);

    /// <summary>One for each link. What an administrator stopped is no alarm.</summary>
    public static IReadOnlyList<AlarmCondition> Links(IReadOnlyList<LinkStatus> links) =>
        [.. links.Select(static link => new AlarmCondition(AlarmKind.LinkDown, link.Name, !link.Available && link.Mode != LinkMode.Stopped, new AlarmFacts(link.Waiting, Note: link.Trouble)))];

    /// <param name="trouble">Why the SMSC cannot be reached; null when it can.</param>
    /// <param name="open">Submissions that it has not answered.</param>
    public static AlarmCondition SmscLink(string? trouble, int open) => new(AlarmKind.SmscLinkDown, "", trouble is not null, new AlarmFacts(open, Note: trouble));

    /// <param name="points">Those of <see cref="FailureRange"/>.</param>
    public AlarmCondition Failures(IReadOnlyList<TrafficPoint> points)
    {
        var failed = points.Sum(point => point.Failed);
        var ended = failed + points.Sum(point => point.Delivered);
        return new AlarmCondition(AlarmKind.FailureRate, "", ended >= policy.LeastEnds && failed * 100 > ended * policy.FailurePercent, new AlarmFacts(failed, policy.FailurePercent, ended));
    }

    /// <param name="oldest">The oldest that is due and not handed over; null when nothing is.</param>
    public AlarmCondition Due(DueSince? oldest, DateTimeOffset now)
    {
        var age = oldest is { } due ? now - due.At : TimeSpan.Zero;
        return new AlarmCondition(
            AlarmKind.OldestDue, "", age > policy.LongestDue, new AlarmFacts((long)age.TotalSeconds, (long)policy.LongestDue.TotalSeconds), oldest?.TransactionId);
    }

    public AlarmCondition Notifications(long waiting) =>
        new(AlarmKind.NotificationsWaiting, "", waiting > policy.MostNotifications, new AlarmFacts(waiting, policy.MostNotifications));

    public static AlarmCondition Store(StoreState store) =>
        new(AlarmKind.StoreFails, "", store.Trouble is not null, new AlarmFacts((long)store.FailingFor.TotalSeconds, Note: store.Trouble?.Reason));

    /// <param name="suspension">Null while submissions are taken.</param>
    public static AlarmCondition Intake(IntakeSuspension? suspension, DateTimeOffset now) => new(
        AlarmKind.SubmissionsSuspended, "", suspension is not null, new AlarmFacts(suspension is null ? 0 : (long)(now - suspension.Since).TotalSeconds, Note: suspension?.Reason));

    /// <param name="free">Octets that the gateway may still write.</param>
    /// <param name="size">Octets of the whole disk.</param>
    public AlarmCondition Disk(long free, long size) =>
        new(AlarmKind.LittleDisk, "", free < policy.LeastFreeOctets, new AlarmFacts(free, policy.LeastFreeOctets, size));
}
