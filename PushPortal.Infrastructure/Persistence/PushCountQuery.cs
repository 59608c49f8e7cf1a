using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Counts the pushes of a range by status: the sums of the slices that lie in it whole, and the pushes themselves of the two that it cuts.</summary>
internal static class PushCountQuery
{
    /// <param name="accountId">Null for all accounts.</param>
    /// <param name="low">The first push id.</param>
    /// <param name="high">The first id behind the last.</param>
    internal static async Task<PushCounts> CountAsync(this PortalDbContext db, long? accountId, long low, long high, CancellationToken ct)
    {
        var beginnings = db.PushSlices.Where(slice => slice.AccountId == PushSliceRow.AllAccounts && slice.FirstId >= low && slice.FirstId < high);
        if (await beginnings.MinAsync(slice => (long?)slice.FirstId, ct) is not { } first)
        {
            return await db.CountPushesAsync(accountId, low, high, ct);
        }

        // Without an end the last slice is whole as well.
        var last = high == long.MaxValue ? high : await beginnings.MaxAsync(slice => slice.FirstId, ct);
        var whole = await db.PushSlices
            .Where(slice => slice.AccountId == (accountId ?? PushSliceRow.AllAccounts) && slice.FirstId >= first && slice.FirstId < last)
            .GroupBy(slice => slice.AccountId)
            .Select(slices => new PushCounts(slices.Sum(slice => (long)slice.Pending), slices.Sum(slice => (long)slice.Delivered), slices.Sum(slice => (long)slice.Failed), slices.Sum(slice => (long)slice.Partly)))
            .SingleOrDefaultAsync(ct) ?? PushCounts.None;
        var before = low < first ? await db.CountPushesAsync(accountId, low, first, ct) : PushCounts.None;
        var behind = last < high ? await db.CountPushesAsync(accountId, last, high, ct) : PushCounts.None;
        return before.Add(whole).Add(behind);
    }

    private static async Task<PushCounts> CountPushesAsync(this PortalDbContext db, long? accountId, long low, long high, CancellationToken ct) =>
        await db.Pushes
            .Where(push => push.Id >= low && push.Id < high && (accountId == null || push.AccountId == accountId))
            .GroupBy(_ => 1)
            .Select(pushes => new PushCounts(
                pushes.Sum(push => push.Delivered + push.Failed < push.Recipients ? 1L : 0L),
                pushes.Sum(push => push.Delivered == push.Recipients ? 1L : 0L),
                pushes.Sum(push => push.Failed == push.Recipients ? 1L : 0L),
                pushes.Sum(push => push.Delivered > 0 && push.Failed > 0 && push.Delivered + push.Failed == push.Recipients ? 1L : 0L)))
            .SingleOrDefaultAsync(ct) ?? PushCounts.None;
}
