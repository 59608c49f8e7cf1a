using System.Diagnostics.CodeAnalysis;
using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>
/// What is at the SMSC, by submission: two numbers for each. Of a bounded part the rows are kept too, so that their answers need no reading; of the others
/// they are read when the answer comes. Safe to use from any thread.
/// </summary>
/// <param name="mostHeld">Transactions whose rows are kept.</param>
internal sealed class SuspendedTransactions(int mostHeld)
{
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly Lock _lock = new();
    private int _held;

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>It is at the SMSC from now on. What was known of the submission before is forgotten.</summary>
    internal void Add(DueTransaction suspended)
    {
        var submission = suspended.Transaction.SubmissionId!.Value;
        lock (_lock)
        {
            Forget(submission);
            var keeps = _held < mostHeld;
            _held += keeps ? 1 : 0;
            _entries.Add(submission, keeps ? new Entry(suspended.Transaction.Id, suspended.Transaction, suspended.Push) : new Entry(suspended.Transaction.Id, null, null));
        }
    }

    /// <summary>Whose submission it is; its rows too when they are kept.</summary>
    internal bool TryFind(long submissionId, out long transactionId, out DueTransaction? held)
    {
        Entry entry;
        bool found;
        lock (_lock)
        {
            found = _entries.TryGetValue(submissionId, out entry);
        }

        transactionId = entry.TransactionId;
        held = entry.IsHeld ? new DueTransaction(entry.Transaction, entry.Push) : null;
        return found;
    }

    /// <summary>It has been answered, or nobody waits for the answer any more.</summary>
    internal void Remove(long submissionId)
    {
        lock (_lock)
        {
            Forget(submissionId);
        }
    }

    private void Forget(long submissionId)
    {
        if (_entries.Remove(submissionId, out var entry) && entry.IsHeld)
        {
            _held--;
        }
    }

    private readonly record struct Entry(long TransactionId, Transaction? Transaction, Push? Push)
    {
        [MemberNotNullWhen(true, nameof(Transaction), nameof(Push))]
        internal bool IsHeld => Transaction is not null && Push is not null;
    }
}
