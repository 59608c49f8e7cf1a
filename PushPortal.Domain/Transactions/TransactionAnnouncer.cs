using PushPortal.Domain.Live;
using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>Tells of changes that are committed: those who watch, and those who have an answer to give.</summary>
public sealed class TransactionAnnouncer(IDeliveryFeed feed, IEnumerable<ITransactionObserver> observers)
{
    private readonly ITransactionObserver[] _observers = [.. observers];

    /// <param name="report">What the SMSC answered, when that made the change.</param>
    public void Announce(Transaction transaction, Push push, SubmitAnswer? report = null)
    {
        feed.Publish(transaction.Changed(push.InitiatorPushId));
        foreach (var observer in _observers)
        {
            observer.Changed(transaction, push, report);
        }
    }
}
