using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>A filter as a query. Push-ids and recipients are looked up by hash; what the lookup tables do not have yet is read from the rows themselves.</summary>
internal static class PushFilterQuery
{
    /// <summary>The rows of a page and one more: newest first, or oldest first on the way to the previous page.</summary>
    internal static IQueryable<PushRow> Page(this PortalDbContext db, PushFilter filter)
    {
        if (filter is { InitiatorPushId: null, Recipient: null } and not { AccountId: null, Status: null })
        {
            return db.InSlices(filter);
        }

        var matching = db.Matching(filter);
        var page = filter.Before is null ? matching.OrderByDescending(push => push.Id) : matching.OrderBy(push => push.Id);
        return page.Take(filter.Limit + 1);
    }

    /// <summary>The ids that a page can have: from the first up to below the last. One bound each way, because a database that is given two seeks by either.</summary>
    internal static (long Low, long High) Range(this PushFilter filter) =>
    (
        Math.Max(filter.From is { } from ? IdSequence.Floor(from) : 0, filter.Before + 1 ?? 0),
        Math.Min(filter.To is { } to ? IdSequence.Floor(to) : long.MaxValue, filter.After ?? long.MaxValue)
    );

    private static IQueryable<PushRow> Matching(this PortalDbContext db, PushFilter filter)
    {
        var (low, high) = filter.Range();
        var pushes = db.Pushes.AsNoTracking().Where(push => push.Id >= low && push.Id < high);
        if (filter.AccountId is { } account)
        {
            pushes = pushes.Where(push => push.AccountId == account);
        }

        if (filter.InitiatorPushId is { } pushId)
        {
            var hash = StableHash.Of(pushId);
            var indexed = db.IndexedUpTo();
            var looked = db.PushKeys.Where(key => key.Hash == hash).Select(key => key.PushId);
            var named = db.Pushes.Where(push => looked.Contains(push.Id)).Concat(db.Pushes.Where(push => push.Id > indexed.FirstOrDefault())).Select(push => push.Id);
            pushes = pushes.Where(push => push.InitiatorPushId == pushId && named.Contains(push.Id));
        }

        if (filter.Recipient is { } recipient)
        {
            var transactions = db.ToRecipient(recipient);
            pushes = pushes.Where(push => transactions.Select(transaction => transaction.PushId).Contains(push.Id));
        }

        return filter.Status switch
        {
            PushStatus.Pending => pushes.Where(push => push.Delivered + push.Failed < push.Recipients),
            PushStatus.Delivered => pushes.Where(push => push.Delivered == push.Recipients),
            PushStatus.Failed => pushes.Where(push => push.Failed == push.Recipients),
            PushStatus.PartlyDelivered => pushes.Where(push => push.Delivered > 0 && push.Failed > 0 && push.Delivered + push.Failed == push.Recipients),
            _ => pushes,
        };
    }

    /// <summary>The transactions to this number.</summary>
    internal static IQueryable<TransactionRow> ToRecipient(this PortalDbContext db, string recipient)
    {
        var hash = StableHash.Of(recipient);
        var indexed = db.IndexedUpTo();
        var looked = db.RecipientKeys.Where(key => key.Hash == hash).Select(key => key.TransactionId);
        return db.Transactions.AsNoTracking()
            .Where(transaction => looked.Contains(transaction.Id) && transaction.Recipient == recipient)
            .Concat(db.Transactions.AsNoTracking().Where(transaction => transaction.Id > indexed.FirstOrDefault() && transaction.Recipient == recipient));
    }

    private static IQueryable<long> IndexedUpTo(this PortalDbContext db) =>
        db.Settings.Where(setting => setting.Name == SettingRow.IndexedUpTo).Select(setting => setting.Value);
}
