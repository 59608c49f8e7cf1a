using PushPortal.Domain.Live;

namespace PushPortal.Web.Live;

/// <summary>
/// The newest change of each transaction, in the order in which they came. A newer one takes the place of its predecessor at the end, an older one that comes late is
/// left out; of more than <paramref name="most"/> the oldest go. Each addition costs the same, however many wait.
/// </summary>
internal sealed class ChangeBatch(int most) : IChangeBatch
{
    private readonly Dictionary<long, LinkedListNode<TransactionChanged>> _newest = [];
    private readonly LinkedList<TransactionChanged> _order = [];

    public bool IsEmpty => _order.Count == 0;

    public void Add(in TransactionChanged change)
    {
        if (_newest.TryGetValue(change.TransactionId, out var node))
        {
            if (node.Value.Version > change.Version)
            {
                return;
            }

            _order.Remove(node);
            node.Value = change;
        }
        else
        {
            node = new LinkedListNode<TransactionChanged>(change);
            _newest.Add(change.TransactionId, node);
        }

        _order.AddLast(node);
        if (_order.Count > most)
        {
            _newest.Remove(_order.First!.Value.TransactionId);
            _order.RemoveFirst();
        }
    }

    public IReadOnlyList<TransactionChanged> Take()
    {
        TransactionChanged[] changes = [.. _order];
        _order.Clear();
        _newest.Clear();
        return changes;
    }
}
