using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What a group of operations adds to the counts; written as one row a count, however many operations there were.</summary>
internal sealed class CountDeltas
{
    private static readonly RowSql CountSql = new(
        "INSERT INTO counts(account_id, hour, kind, count) VALUES ($1, $2, $3, $4) ON CONFLICT (account_id, hour, kind) DO UPDATE SET count = counts.count + excluded.count",
        "counts",
        1,
        2,
        3);

    private static readonly RowSql MinuteSql = new(
        "INSERT INTO minute_counts(account_id, minute, kind, count) VALUES ($1, $2, $3, $4) ON CONFLICT (account_id, minute, kind) DO UPDATE SET count = minute_counts.count + excluded.count",
        "minute_counts",
        1,
        2,
        3);

    private readonly Dictionary<(long AccountId, long Hour, int Kind), long> _deltas = [];
    private readonly Dictionary<(long AccountId, long Minute, int Kind), long> _minutes = [];

    /// <summary>Something happened so often: counted in its hour and in its minute.</summary>
    internal void Happened(long accountId, DateTimeOffset at, int kind, long times = 1)
    {
        Add(accountId, Hours.Of(at), kind, times);
        ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_minutes, (accountId, Hours.MinuteOf(at), kind), out _);
        sum += times;
    }

    internal void Add(long accountId, long hour, int kind, long delta)
    {
        ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_deltas, (accountId, hour, kind), out _);
        sum += delta;
    }

    /// <summary>A transaction begins or ceases to stand failed; nothing for any other.</summary>
    internal void AddFailure(Transaction transaction, long delta)
    {
        if (transaction.State.IsFailed())
        {
            Add(transaction.AccountId, Hours.Of(transaction.UpdatedAt), CountKind.Failure(transaction.State, transaction.Cause), delta);
        }
    }

    internal void Write(WriteSession session)
    {
        foreach (var ((accountId, hour, kind), delta) in _deltas)
        {
            if (delta != 0)
            {
                session[CountSql].Post(accountId, hour, kind, delta);
            }
        }

        foreach (var ((accountId, minute, kind), times) in _minutes)
        {
            session[MinuteSql].Post(accountId, minute, kind, times);
        }
    }

    internal void Clear()
    {
        _deltas.Clear();
        _minutes.Clear();
    }
}
