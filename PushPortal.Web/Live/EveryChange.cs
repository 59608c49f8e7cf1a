using PushPortal.Domain.Live;

namespace PushPortal.Web.Live;

/// <summary>All changes in the order in which they came; of more than <paramref name="most"/> the oldest go.</summary>
internal sealed class EveryChange(int most) : IChangeBatch
{
    private readonly Queue<TransactionChanged> _changes = new();

    public bool IsEmpty => _changes.Count == 0;

    public void Add(in TransactionChanged change)
    {
        if (_changes.Count == most)
        {
            _changes.Dequeue();
        }

        _changes.Enqueue(change);
    }

    public IReadOnlyList<TransactionChanged> Take()
    {
        TransactionChanged[] changes = [.. _changes];
        _changes.Clear();
        return changes;
    }
}
