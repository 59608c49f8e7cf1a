using System.Collections.Concurrent;

namespace PushPortal.Domain.Accounts;

/// <summary>
/// Holds accounts to their limits, in memory and before anything is stored. Pushes are counted for every account, so that a quota that is set at noon knows the
/// morning. Safe to use from any thread.
/// </summary>
public sealed class SubmissionLimits(TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<long, Traffic> _accounts = [];

    /// <summary>Tells what was counted of the day before this process began.</summary>
    public void Resume(long accountId, DateTimeOffset now, long pushes) => Of(accountId).Pushes.TryAdd(now, pushes, most: 0);

    /// <summary>Takes a submission and its recipients; null when they are within the limits.</summary>
    /// <param name="isOwed">Its initiator was told that it is taken: it counts, and is never refused.</param>
    public LimitReached? Take(ServiceProvider account, int recipients, bool isOwed, DateTimeOffset now)
    {
        var traffic = Of(account.Id);
        var limits = account.Limits;
        if (!traffic.Rate.TryTake(1, limits.SubmissionsPerSecond, now, isOwed))
        {
            return TooFast(traffic, limits, now);
        }

        return traffic.Pushes.TryAdd(now, recipients, isOwed ? 0 : limits.PushesPerDay) ? null : TooMuch(now);
    }

    /// <summary>Whether a submission would be refused now; takes nothing.</summary>
    public LimitReached? Check(ServiceProvider account, int recipients = 1)
    {
        if (!account.Limits.Any)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var traffic = Of(account.Id);
        return account.Limits.SubmissionsPerSecond > 0 && traffic.Rate.Left(account.Limits.SubmissionsPerSecond, now) < 1 ? TooFast(traffic, account.Limits, now)
            : account.Limits.PushesPerDay > 0 && traffic.Pushes.On(now) + recipients > account.Limits.PushesPerDay ? TooMuch(now)
            : null;
    }

    /// <summary>Gives back recipients that were taken at that time and not stored. The submission stays counted: asking has its cost.</summary>
    public void GiveBack(ServiceProvider account, int recipients, DateTimeOffset takenAt)
    {
        if (recipients > 0)
        {
            Of(account.Id).Pushes.TakeBack(takenAt, recipients);
        }
    }

    public LimitState StateOf(ServiceProvider account)
    {
        var now = clock.GetUtcNow();
        var traffic = Of(account.Id);
        var rate = account.Limits.SubmissionsPerSecond;
        return new LimitState(account.Limits, rate == 0 ? 0 : Math.Max(0, (int)traffic.Rate.Left(rate, now)), traffic.Pushes.On(now), UntilNextDay(now));
    }

    private static LimitReached TooFast(Traffic traffic, AccountLimits limits, DateTimeOffset now) =>
        new(LimitKind.Rate, TimeSpan.FromSeconds((1 - traffic.Rate.Left(limits.SubmissionsPerSecond, now)) / limits.SubmissionsPerSecond));

    private static LimitReached TooMuch(DateTimeOffset now) => new(LimitKind.Quota, UntilNextDay(now));

    private static TimeSpan UntilNextDay(DateTimeOffset now) => Day - now.UtcDateTime.TimeOfDay;

    private Traffic Of(long accountId) => _accounts.TryGetValue(accountId, out var known) ? known : _accounts.GetOrAdd(accountId, static _ => new Traffic());

    private sealed class Traffic
    {
        internal RateAllowance Rate { get; } = new();

        internal DayCount Pushes { get; } = new();
    }
}
