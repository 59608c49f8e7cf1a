namespace PushPortal.Domain.Nodes;

/// <summary>
/// The right of this node to send. Of the nodes that share a store one has it at a time, so that no handset gets segments of two groups at once. Another may take it when it has not
/// been renewed for its length; this node stops a margin before that, by its own clock.
/// </summary>
public interface ILease
{
    /// <summary>Whether this node may send now. Asked before each write to whom delivers.</summary>
    bool Holds { get; }

    /// <summary>Returns when this node may send again: what it holds back meanwhile is still its own to send, because nobody else has had the lease.</summary>
    /// <exception cref="LeaseLostException">Another node has taken it: nothing that was held back may be sent any more.</exception>
    Task HoldsAsync(CancellationToken ct);
}
