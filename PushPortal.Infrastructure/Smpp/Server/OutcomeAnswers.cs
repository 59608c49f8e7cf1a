using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// The submits in transaction mode that wait for the outcome of their push. Waiting is an entry here: no thread, no task and no timer. A push comes to its end
/// in any case, and takes its entry with it.
/// </summary>
internal sealed class OutcomeAnswers(AlertDesk alerts) : ITransactionObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, List<OpenRequest>> _waiting = [];

    /// <summary>Answers these when the push has ended. To be called before the push can end.</summary>
    internal void Await(long pushId, IEnumerable<OpenRequest> requests)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(pushId, out var waiting))
            {
                _waiting.Add(pushId, waiting = []);
            }

            waiting.AddRange(requests);
        }
    }

    /// <summary>Takes out what waits for a push; the caller answers it.</summary>
    internal IReadOnlyList<OpenRequest> Take(long pushId)
    {
        lock (_gate)
        {
            return _waiting.Remove(pushId, out var waiting) ? waiting : [];
        }
    }

    public void Changed(Transaction transaction, Push push, SubmitAnswer? report)
    {
        if (push.Source == PushSource.Smpp && transaction.State.IsFinal())
        {
            Conclude(transaction, push.Form.Originator, report?.Report, report?.Outcome);
        }
    }

    /// <summary>The push has ended: everybody who waits for it is answered.</summary>
    /// <param name="outcome">The SMSC's word for it; null when its lifetime ended before the SMSC had it, and where it is not known any more.</param>
    internal void Conclude(Transaction ended, string? originator, GroupReport? report, SubmitOutcome? outcome)
    {
        foreach (var request in Take(ended.PushId))
        {
            var pending = request.Message.SetDpf && ended.Cause.WaitsForHandset() && alerts.Await(ended.AccountId, ended.Recipient, originator);
            request.Answer(ended, report, outcome, pending);
        }
    }
}
