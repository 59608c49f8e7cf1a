using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Makes the partitions of the keys for today and the days after it. Keys of such a day that stand with the rest, because the clock was set or no gateway ran, move there.</summary>
internal sealed class PrepareKeyDaysOperation(DateTimeOffset now) : WriteOperation<bool>
{
    private const int Days = 3;

    internal override void Execute(WriteSession session)
    {
        for (var at = 0; at < Days; at++)
        {
            Prepare(session, new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(at));
        }
    }

    private static void Prepare(WriteSession session, DateTimeOffset day)
    {
        if (session["SELECT 1 WHERE to_regclass($1) IS NOT NULL"].Number(KeyDays.NameOf(day)) is not null)
        {
            return;
        }

        foreach (var sql in KeyDays.NewDay(day))
        {
            session.Execute(sql);
        }
    }
}
