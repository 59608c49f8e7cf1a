using PushPortal.Domain.Nodes;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>The right of this node to work on the store. It comes with an epoch, which grows with each node that gets it: what an earlier holder still writes is refused by it.</summary>
internal abstract class StoreLease : ILease
{
    /// <summary>How often a node that has not got it asks for it.</summary>
    internal static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether another node has taken it.</summary>
    internal virtual bool IsLost => false;

    /// <summary>The node that had it when this one asked last; null when it was free.</summary>
    internal virtual string? Holder => null;

    public abstract bool Holds { get; }

    public abstract Task HoldsAsync(CancellationToken ct);

    /// <summary>Returns when another node has taken it, or throws when it is not waited for any more.</summary>
    internal abstract Task LostAsync(CancellationToken ct);

    /// <summary>Takes the lease, if no other node has it, and keeps it until it is given back. True too when this node has it already.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be asked.</exception>
    internal abstract bool TryTake();

    /// <summary>Gives the lease back: the next node need not wait for its end.</summary>
    internal abstract void GiveBack();

    /// <summary>The number of this holding, larger than all before.</summary>
    /// <param name="writer">The writer's connection, whose commits count under it.</param>
    internal abstract long OpenEpoch(StoreConnection writer);
}
