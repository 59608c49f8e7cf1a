namespace PushPortal.Domain.Smsc;

/// <summary>Where a turn stands among others.</summary>
/// <param name="Accepted">UTC ticks of its acceptance; later by the patience of its priority.</param>
/// <param name="Order">Counts the turns, for those of the same instant.</param>
internal readonly record struct TurnPlace(long Accepted, long Order) : IComparable<TurnPlace>
{
    public int CompareTo(TurnPlace other) => Accepted == other.Accepted ? Order.CompareTo(other.Order) : Accepted.CompareTo(other.Accepted);
}
