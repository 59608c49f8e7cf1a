using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Alarms;

/// <summary>What is bad: judges what was read, without reading anything itself.</summary>
public sealed class AlarmRules(AlarmPolicy policy)
{
    private const int Whole = 100;

    /// <summary>The steps of a key that ends: within the notice, and within <see cref="LastNotice"/>.</summary>
    private const int KeyEnds = 50;
    private const int KeyEndsNext = 90;
    private static readonly TimeSpan LastNotice = TimeSpan.FromDays(1);

    /// <summary>The parts of an endpoint's limit that are alarmed of, in percent, the last first.</summary>
    private static readonly int[] CallbackLevels = [Whole, 90, 70, 50];

    /// <summary>What ends in it makes the rate of failures: the minute that goes on and the four before.</summary>
    public static TrafficRange FailureRange { get; } = new(TimeSpan.FromMinutes(1), 5);

    /// <summary>One for each link. What an administrator stopped is no alarm.</summary>
    public static IReadOnlyList<AlarmCondition> Links(IReadOnlyList<LinkStatus> links) =>
        [.. links.Select(static link => new AlarmCondition(AlarmKind.LinkDown, link.Name, !link.Available && link.Mode != LinkMode.Stopped, new AlarmFacts(link.Waiting, Note: link.Trouble), link.FirstWaiting))];

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

    /// <summary>One for an account whose pushes are held.</summary>
    /// <param name="account">Its code.</param>
    public static AlarmCondition Hold(string account, AccountHold hold, DateTimeOffset now) =>
        new(AlarmKind.AccountHeld, account, Holds: true, new AlarmFacts((long)(now - hold.Since).TotalSeconds, Note: hold.Reason));

    /// <summary>One for an account's callback endpoint. What somebody disabled, or what answered that it is gone, is no alarm.</summary>
    /// <param name="account">Its code.</param>
    /// <param name="failingSince">Since when nothing was confirmed there; null when something was.</param>
    /// <param name="example">A transaction whose result was not confirmed.</param>
    public static AlarmCondition Callbacks(string account, CallbackEndpoint endpoint, DateTimeOffset? failingSince, long? example, CallbackPolicy callbacks, DateTimeOffset now)
    {
        var isDisabled = endpoint is { Enabled: false, Why: CallbackSwitch.Failing };
        // Since when it fails is kept once a minute: of one that was disabled sooner it is not known.
        var from = isDisabled ? failingSince ?? endpoint.Since - callbacks.DisableAfter : endpoint.Enabled ? failingSince : null;
        var failingFor = from is { } since ? now - since : TimeSpan.Zero;
        var level = isDisabled ? Whole : CallbackLevels.FirstOrDefault(part => failingFor * Whole >= callbacks.DisableAfter * part);
        return new AlarmCondition(
            AlarmKind.CallbackFailing, account, level > 0, new AlarmFacts((long)failingFor.TotalSeconds, (long)callbacks.DisableAfter.TotalSeconds, Level: level), example);
    }

    /// <summary>One for an account with a quota.</summary>
    /// <param name="account">Its code.</param>
    public AlarmCondition Quota(string account, LimitState state)
    {
        var (today, most) = (state.PushesToday, state.Limits.PushesPerDay);
        var level = most == 0 || policy.QuotaPercent == 0 ? 0
            : today >= most ? Whole
            : today * Whole >= most * policy.QuotaPercent ? policy.QuotaPercent
            : 0;
        return new AlarmCondition(AlarmKind.QuotaUsed, account, level > 0, new AlarmFacts(today, most, Level: level));
    }

    /// <summary>One for an account, of the key that ends first. What has ended is no alarm any more: whoever uses it knows.</summary>
    /// <param name="account">Its code.</param>
    /// <param name="keys">All of the account's.</param>
    public AlarmCondition Keys(string account, IEnumerable<ApiKey> keys, DateTimeOffset now)
    {
        var ending = keys.Where(key => key.IsInForce(now) && key.ExpiresAt - now <= policy.KeyNotice).OrderBy(key => key.ExpiresAt).ToList();
        if (ending is not [var first, ..] || first.ExpiresAt is not { } end)
        {
            return new AlarmCondition(AlarmKind.KeyExpiring, account, Holds: false, default);
        }

        var level = end - now <= LastNotice ? KeyEndsNext : KeyEnds;
        return new AlarmCondition(
            AlarmKind.KeyExpiring, account, Holds: true, new AlarmFacts((long)(end - now).TotalSeconds, (long)policy.KeyNotice.TotalSeconds, ending.Count, first.Name, level));
    }

    /// <param name="free">Octets that the gateway may still write.</param>
    /// <param name="size">Octets of the whole disk.</param>
    public AlarmCondition Disk(long free, long size) =>
        new(AlarmKind.LittleDisk, "", free < policy.LeastFreeOctets, new AlarmFacts(free, policy.LeastFreeOctets, size));
}
