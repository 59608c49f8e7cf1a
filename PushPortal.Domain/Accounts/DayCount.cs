namespace PushPortal.Domain.Accounts;

/// <summary>Counts within a day of UTC, without a lock: day and count are one number.</summary>
public sealed class DayCount
{
    private const int CountBits = 40;
    private const long CountMask = (1L << CountBits) - 1;

    private long _dayAndCount;

    /// <summary>Adds to the count of the day.</summary>
    /// <param name="most">The count may not go above it; 0 for no limit.</param>
    /// <returns>False when it would, and nothing was added.</returns>
    public bool TryAdd(DateTimeOffset now, long pushes, long most)
    {
        var day = DayOf(now);
        while (true)
        {
            var seen = Volatile.Read(ref _dayAndCount);
            var counted = CountOn(seen, day);
            if (most > 0 && counted + pushes > most)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _dayAndCount, (day << CountBits) | (counted + pushes), seen) == seen)
            {
                return true;
            }
        }
    }

    /// <summary>Takes back what came to nothing; what was added on an earlier day is over anyway.</summary>
    public void TakeBack(DateTimeOffset addedAt, long pushes)
    {
        var day = DayOf(addedAt);
        while (true)
        {
            var seen = Volatile.Read(ref _dayAndCount);
            if (seen >> CountBits != day || Interlocked.CompareExchange(ref _dayAndCount, seen - Math.Min(pushes, seen & CountMask), seen) == seen)
            {
                return;
            }
        }
    }

    public long On(DateTimeOffset now) => CountOn(Volatile.Read(ref _dayAndCount), DayOf(now));

    private static long DayOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;

    private static long CountOn(long dayAndCount, long day) => dayAndCount >> CountBits == day ? dayAndCount & CountMask : 0;
}
