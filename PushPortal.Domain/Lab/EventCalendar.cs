namespace PushPortal.Domain.Lab;

/// <summary>Events in order of their time; those of one instant in the order in which they were added.</summary>
internal sealed class EventCalendar<T>
{
    private readonly PriorityQueue<T, Place> _events = new();
    private long _order;

    /// <summary>When the next one is due; null when there is none.</summary>
    internal DateTimeOffset? Next => _events.TryPeek(out _, out var place) ? new DateTimeOffset(place.At, TimeSpan.Zero) : null;

    internal void Add(DateTimeOffset at, T what) => _events.Enqueue(what, new Place(at.UtcTicks, _order++));

    internal bool TryTakeDue(DateTimeOffset now, out T what)
    {
        if (_events.TryPeek(out what!, out var place) && place.At <= now.UtcTicks)
        {
            _events.Dequeue();
            return true;
        }

        return false;
    }

    private readonly record struct Place(long At, long Order) : IComparable<Place>
    {
        public int CompareTo(Place other) => At != other.At ? At.CompareTo(other.At) : Order.CompareTo(other.Order);
    }
}
