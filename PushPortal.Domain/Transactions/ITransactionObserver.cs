using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>Is told of every committed change, on the message path: it returns at once. For those who have an answer to give when a run ends.</summary>
public interface ITransactionObserver
{
    /// <param name="report">What the SMSC answered, when that made the change.</param>
    void Changed(Transaction transaction, Push push, SubmitAnswer? report);
}
