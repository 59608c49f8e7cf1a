using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Live;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Accounts;

/// <summary>
/// How one who looks sees numbers: whole where their role needs them or the account lets everybody see them, else hidden by <see cref="NumberMask"/>. What is shown goes through
/// it at the edge, and nothing behind: a search for a whole number finds what it always did.
/// </summary>
/// <param name="needsNumbers">Whether their role, or their key, needs whole numbers.</param>
public sealed class NumberSight(bool needsNumbers, IAccountDirectory accounts)
{
    public bool SeesWhole(long accountId) => needsNumbers || accounts.Find(accountId) is { ShowsNumbersToAll: true };

    public string Of(long accountId, string recipient) => SeesWhole(accountId) ? recipient : NumberMask.Of(recipient);

    public Transaction Of(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return SeesWhole(transaction.AccountId)
            ? transaction
            : transaction with { Recipient = NumberMask.Of(transaction.Recipient), Address = transaction.Address is { } address ? NumberMask.Of(address) : null };
    }

    public TransactionChanged Of(in TransactionChanged change) => SeesWhole(change.AccountId) ? change : change with { Recipient = NumberMask.Of(change.Recipient) };

    public FailedTransaction Of(FailedTransaction failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        return failed with { Transaction = Of(failed.Transaction) };
    }

    public QueuedTransaction Of(QueuedTransaction queued)
    {
        ArgumentNullException.ThrowIfNull(queued);
        return queued with { Transaction = Of(queued.Transaction) };
    }

    public UntoldResult Of(UntoldResult untold)
    {
        ArgumentNullException.ThrowIfNull(untold);
        return untold with { Recipient = Of(untold.AccountId, untold.Recipient) };
    }

    /// <summary>A push that shows the number of one of its recipients in its content is shown with zeros in its place, as many.</summary>
    public PushDetails Of(PushDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var push = details.Summary.Push;
        return SeesWhole(push.AccountId)
            ? details
            : new PushDetails(
                details.Summary with { Push = details.Transactions.Aggregate(push, static (seen, transaction) => Without(seen, transaction.Recipient)) },
                [.. details.Transactions.Select(Of)]);
    }

    /// <summary>See <see cref="Of(PushDetails)"/>; of addresses that the handset fetched as well.</summary>
    public TransactionDetails Of(TransactionDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var (transaction, push, timeline) = details;
        return SeesWhole(push.AccountId)
            ? details
            : new TransactionDetails(Of(transaction), Without(push, transaction.Recipient), [.. timeline.Select(line => line.Details is TimelineDetails.FetchSeen seen
                ? line with { Details = seen with { Url = NumberMask.In(seen.Url, transaction.Recipient) } }
                : line)]);
    }

    private static Push Without(Push push, string recipient) => push with
    {
        Href = push.Href is { } href ? NumberMask.In(href, recipient) : null,
        Datagram = NumberMask.Reveals(push.Datagram.Span, recipient) ? new byte[push.Datagram.Length] : push.Datagram,
    };
}
