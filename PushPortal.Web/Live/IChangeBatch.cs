using PushPortal.Domain.Live;

namespace PushPortal.Web.Live;

/// <summary>What gathers for a watcher until it is told. Not for several threads at a time.</summary>
internal interface IChangeBatch
{
    bool IsEmpty { get; }

    void Add(in TransactionChanged change);

    /// <summary>Gives all of them and is empty.</summary>
    IReadOnlyList<TransactionChanged> Take();
}
