using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>
/// The slices of the pushes, and what a group of operations adds to their sums; written as one row a slice and account, however many operations there were.
/// A new slice begins behind every id that is stored, so no push ever changes its slice. Ids that come late belong to an earlier one.
/// </summary>
internal sealed class PushSlices
{
    private static readonly RowSql AddSql = new(
        "INSERT INTO push_slices(account_id, first_id, pending, delivered, failed, partly) VALUES ($1, $2, $3, $4, $5, $6) " +
        "ON CONFLICT (account_id, first_id) DO UPDATE SET pending = push_slices.pending + excluded.pending, delivered = push_slices.delivered + excluded.delivered, " +
        "failed = push_slices.failed + excluded.failed, partly = push_slices.partly + excluded.partly",
        "push_slices",
        1,
        2);

    private const string DeleteEmptySql =
        "DELETE FROM push_slices WHERE account_id = $1 AND first_id = $2 AND pending = 0 AND delivered = 0 AND failed = 0 AND partly = 0";

    private readonly List<long> _firsts;
    private readonly Dictionary<(long AccountId, long First), SliceSums> _sums = [];
    private readonly List<long> _emptied = [];
    private int _inLast;
    private long _lastId;

    /// <param name="firsts">The first ids of the slices that are stored, ascending.</param>
    /// <param name="inLast">Pushes in the last of them.</param>
    /// <param name="lastId">The largest id of a push or transaction that is stored.</param>
    internal PushSlices(IEnumerable<long> firsts, int inLast, long lastId)
    {
        _firsts = [0, .. firsts.Where(first => first > 0)];
        _inLast = inLast;
        _lastId = lastId;
    }

    /// <summary>A push was stored.</summary>
    /// <param name="failed">Its recipients that were rejected at once.</param>
    internal void Stored(Push push, int failed)
    {
        if (_inLast >= PushSliceRow.Pushes && push.Id > _lastId)
        {
            _firsts.Add(_lastId + 1);
            _inLast = 0;
        }

        if (push.Id >= _firsts[^1])
        {
            _inLast++;
        }

        _lastId = Math.Max(_lastId, PushStore.LastTransaction(push));
        Add(push.Id, push.AccountId, push.Recipients, 0, failed, 1);
    }

    /// <summary>Transactions of a push ended, or began a new run.</summary>
    internal void Moved(long pushId, long accountId, int recipients, (int Delivered, int Failed) before, (int Delivered, int Failed) after)
    {
        Add(pushId, accountId, recipients, before.Delivered, before.Failed, -1);
        Add(pushId, accountId, recipients, after.Delivered, after.Failed, 1);
    }

    /// <summary>A push was deleted.</summary>
    internal void Deleted(long pushId, long accountId, int recipients, int delivered, int failed) =>
        Add(pushId, accountId, recipients, delivered, failed, -1);

    internal void Write(WriteSession session)
    {
        foreach (var ((accountId, first), sums) in _sums)
        {
            if (sums.IsZero)
            {
                continue;
            }

            session[AddSql].Post(accountId, first, sums.Pending, sums.Delivered, sums.Failed, sums.Partly);
            if (sums.Pushes < 0 && session[DeleteEmptySql].Run(accountId, first) > 0 && accountId == PushSliceRow.AllAccounts && first > 0)
            {
                _emptied.Add(first);
            }
        }
    }

    /// <summary>What was written is on disk: slices that were emptied are forgotten, so that the list of them ends with the retention time.</summary>
    internal void Committed() => _emptied.ForEach(first => _firsts.RemoveAt(_firsts.BinarySearch(first)));

    internal void Clear()
    {
        _sums.Clear();
        _emptied.Clear();
    }

    private void Add(long pushId, long accountId, int recipients, int delivered, int failed, int delta)
    {
        var first = FirstOf(pushId);
        SumsOf(accountId, first).Add(recipients, delivered, failed, delta);
        SumsOf(PushSliceRow.AllAccounts, first).Add(recipients, delivered, failed, delta);
    }

    private long FirstOf(long pushId)
    {
        var at = _firsts.BinarySearch(pushId);
        return _firsts[at < 0 ? ~at - 1 : at];
    }

    private SliceSums SumsOf(long accountId, long first)
    {
        ref var sums = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_sums, (accountId, first), out _);
        return sums ??= new SliceSums();
    }
}
