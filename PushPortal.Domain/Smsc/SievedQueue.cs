namespace PushPortal.Domain.Smsc;

/// <summary>
/// A priority queue whose elements may die where they stand. The dead are passed over at the head, and taken out all at once when there are more of them than
/// of the living: neither a death nor a look costs more the more there is in the queue.
/// </summary>
/// <param name="lives">Whether an element is still wanted.</param>
internal sealed class SievedQueue<TElement, TPriority>(Func<TElement, bool> lives)
{
    /// <summary>So many dead are not worth a pass.</summary>
    private const int Tolerated = 64;

    private readonly PriorityQueue<TElement, TPriority> _queue = new();
    private int _dead;

    /// <summary>The living.</summary>
    internal int Count => _queue.Count - _dead;

    /// <summary>The living, in no order. It looks at all of them.</summary>
    internal IEnumerable<TElement> Living => _queue.UnorderedItems.Select(item => item.Element).Where(lives);

    internal void Enqueue(TElement element, TPriority priority) => _queue.Enqueue(element, priority);

    /// <summary>The first of the living.</summary>
    internal bool TryPeek(out TElement element, out TPriority priority)
    {
        while (_queue.TryPeek(out element!, out priority!))
        {
            if (lives(element))
            {
                return true;
            }

            _queue.Dequeue();
            _dead--;
        }

        return false;
    }

    /// <summary>Takes what <see cref="TryPeek"/> showed.</summary>
    internal void Dequeue() => _queue.Dequeue();

    /// <summary>So many of the queue's elements are not wanted any more.</summary>
    internal void Died(int elements = 1)
    {
        _dead += elements;
        if (_dead > Count + Tolerated)
        {
            var living = _queue.UnorderedItems.Where(item => lives(item.Element)).ToArray();
            _queue.Clear();
            _queue.EnqueueRange(living);
            _dead = 0;
        }
    }
}
