using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Stores a push in the place of another: a handset gets the one or the other, whenever the process dies.</summary>
internal sealed class ReplaceOperation(Push push, IReadOnlyList<TransactionStart> transactions, Replacement replacement, IDuplicateCheck duplicates, IKeyIndex keys, TimeProvider clock)
    : AcceptOperation(push, transactions, null, duplicates, keys, clock)
{
    private readonly IReadOnlyList<TransactionStart> _starts = transactions;

    /// <summary>The earlier push's transactions that are cancelled.</summary>
    internal IReadOnlyList<Transaction> Withdrawn { get; private set; } = [];

    internal override void Foresee(AskedAhead questions)
    {
        base.Foresee(questions);
        foreach (var change in replacement.Withdrawals)
        {
            questions.Transactions.Add(change.Before.Id);
        }
    }

    private protected override bool Prepare(WriteSession session)
    {
        var named = _starts.Select(start => start.Transaction.Recipient).ToHashSet();
        var withdrawn = new List<Transaction>();
        Withdraw(session, change => named.Contains(change.After.Recipient), withdrawn);
        if (replacement.Rejections is { } rejections)
        {
            var pending = withdrawn.Select(transaction => transaction.Recipient).ToHashSet();
            if (pending.Count == 0)
            {
                return false;
            }

            Transactions = [.. _starts.Select((start, at) => pending.Contains(start.Transaction.Recipient) ? start : rejections[at])];
        }

        Withdraw(session, change => !named.Contains(change.After.Recipient), withdrawn);
        Withdrawn = withdrawn;
        return true;
    }

    private void Withdraw(WriteSession session, Func<TransactionChange, bool> which, List<Transaction> withdrawn) =>
        withdrawn.AddRange(replacement.Withdrawals.Where(which).Where(change => ApplyOperation.Apply(session, change)).Select(change => change.After));
}
