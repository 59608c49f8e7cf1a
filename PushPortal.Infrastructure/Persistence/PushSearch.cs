using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Reads the pushes that a filter lets through. Those of a push-id, a trace id or a recipient are looked up, some at a time until there are enough, or so many were looked at: a number that has had a million pushes costs no more than one that has had ten.</summary>
internal sealed class PushSearch(PortalDbContext db, ILookupTables lookups, PushFilter filter)
{
    /// <summary>A push has no more recipients than this, so its transactions' ids are not further above its own.</summary>
    private const long MostRecipients = 100_000;

    /// <summary>The page goes from new to old; otherwise, for a previous page, from old to new.</summary>
    private readonly bool _newestFirst = filter.Before is null;

    private readonly long _after = filter.Range().Low - 1;
    private readonly long _before = filter.Range().High;

    /// <summary>The first <paramref name="limit"/> rows in the direction of the page, and where looking for them ended when that was before it was done: the next id to be looked at is beyond.</summary>
    internal async Task<(List<PushRow> Rows, long? End)> ReadAsync(int limit, CancellationToken ct)
    {
        if (filter is { InitiatorPushId: null, TraceId: null, Recipient: null })
        {
            return filter.IsSifted || filter is { Tag: not null, Status: not null } ? await SiftAsync(limit, ct)
                : (await (filter.Tag is not null ? db.WithTag(filter, limit, _newestFirst)
                    : filter is { AccountId: null, Status: null } ? Matching(db.Pushes).Take(limit)
                    : db.InSlices(filter, limit, _newestFirst)).ToListAsync(ct), null);
        }

        var found = new List<PushRow>();
        var looked = 0;
        await foreach (var ids in LookUpAsync(ct))
        {
            found.AddRange(await Matching(db.PushesOf(ids, filter)).Take(limit - found.Count).ToListAsync(ct));
            if (found.Count == limit)
            {
                break;
            }

            looked += ids.Count;
            if (looked >= PushSliceQuery.MostSiftedPushes)
            {
                return (found, _newestFirst ? ids.Min() : ids.Max() + 1);
            }
        }

        return (found, null);
    }

    private async Task<(List<PushRow> Rows, long? End)> SiftAsync(int limit, CancellationToken ct)
    {
        var end = await (filter.Tag is null ? db.SiftedToAsync(filter, ct) : db.TaggedToAsync(filter, ct));
        // As ids of the filter's own bounds: behind the last that may be looked at, or before the first.
        var part = end is null ? filter : _newestFirst ? filter with { Before = end - 1 } : filter with { After = end };
        var rows = await (filter.Tag is null ? db.InSlices(part, limit, _newestFirst) : db.WithTag(part, limit, _newestFirst)).ToListAsync(ct);
        return (rows, rows.Count < limit ? end : null);
    }

    private IAsyncEnumerable<IReadOnlyList<long>> LookUpAsync(CancellationToken ct) => filter.InitiatorPushId is { } pushId
        ? lookups.Find(LookupKind.PushId, pushId, _after, _before, _newestFirst).ToAsyncEnumerable()
        : filter.TraceId is { } trace ? lookups.Find(LookupKind.TraceId, trace, _after, _before, _newestFirst).ToAsyncEnumerable()
        : ByRecipientAsync(filter.Recipient!, ct);

    private async IAsyncEnumerable<IReadOnlyList<long>> ByRecipientAsync(string recipient, [EnumeratorCancellation] CancellationToken ct)
    {
        var before = _before > long.MaxValue - (MostRecipients * IdSequence.Stride) ? long.MaxValue : _before + (MostRecipients * IdSequence.Stride);
        var last = 0L;
        foreach (var ids in lookups.Find(LookupKind.Recipient, recipient, _after, before, _newestFirst))
        {
            var pushes = await db.TransactionsOf(ids, recipient).Select(transaction => transaction.PushId).Distinct().ToListAsync(ct);
            if (pushes.Count == 0)
            {
                continue;
            }

            // A push that names its recipient twice may stand at the end of these and at the beginning of the next.
            pushes.Remove(last);
            last = _newestFirst ? pushes.DefaultIfEmpty(last).Min() : pushes.DefaultIfEmpty(last).Max();
            yield return pushes;
        }
    }

    /// <summary>Those in the range, by what a push is looked up by, in the direction of the page.</summary>
    private IQueryable<PushRow> Matching(IQueryable<PushRow> pushes)
    {
        pushes = pushes.AsNoTracking().Where(push => push.Id > _after && push.Id < _before);
        if (filter.InitiatorPushId is { } pushId)
        {
            pushes = pushes.Where(push => push.InitiatorPushId == pushId);
        }

        if (filter.TraceId is { } trace)
        {
            pushes = pushes.Where(push => push.TraceId == trace);
        }

        if (filter is { Recipient: { } recipient } and ({ InitiatorPushId: not null } or { TraceId: not null }))
        {
            pushes = pushes.Where(push => db.Transactions.Any(transaction =>
                transaction.Id > push.Id && transaction.Id <= push.Id + (push.Recipients * (long)IdSequence.Stride) && transaction.PushId == push.Id && transaction.Recipient == recipient));
        }

        if (filter.Tag is { } tag)
        {
            pushes = pushes.Where(push => db.PushTags.Any(row => row.AccountId == push.AccountId && row.Tag == tag && row.PushId == push.Id));
        }

        return _newestFirst ? pushes.OrderByDescending(push => push.Id) : pushes.OrderBy(push => push.Id);
    }
}
