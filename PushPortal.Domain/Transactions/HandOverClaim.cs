using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>
/// Places at the SMSC for a push that is about to be stored: it is stored as handed over, in the one commit, and handed over when that holds. A push that
/// gets no places is stored as queued.
/// </summary>
public readonly struct HandOverClaim : IDisposable
{
    private readonly TransactionDispatcher _dispatcher;
    private readonly int _places;

    internal HandOverClaim(TransactionDispatcher dispatcher, TransactionStart[] starts, int places) => (_dispatcher, Starts, _places) = (dispatcher, starts, places);

    /// <summary>The push's transactions as they are to be stored.</summary>
    public TransactionStart[] Starts { get; }

    /// <summary>The push is on disk.</summary>
    public void HandOver(Push push)
    {
        if (_places > 0)
        {
            _dispatcher.HandOver(push, Starts);
        }
    }

    /// <summary>The places that were claimed are taken, or free again.</summary>
    public void Dispose() => _dispatcher.Release(_places);
}
