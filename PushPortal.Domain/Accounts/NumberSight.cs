using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Imports;
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

    /// <summary>The numbers that are hidden in the content of a push: those of all of its recipients, as many as there are; none from those who see them whole.</summary>
    public async Task<IReadOnlyList<string>> HiddenOfAsync(Push push, IPushEnquiries enquiries, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(push);
        ArgumentNullException.ThrowIfNull(enquiries);
        return SeesWhole(push.AccountId) ? [] : await enquiries.RecipientsAsync(push, ct);
    }

    /// <summary>
    /// A push that shows the number of one of its recipients in its content is shown with zeros in its place, as many. Where not all of its recipients are at hand, as in lists,
    /// content that shows what may be anybody's number counts as such.
    /// </summary>
    public PushDetails Of(PushDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var push = details.Summary.Push;
        return SeesWhole(push.AccountId) ? details
            : details.Transactions.Count >= push.Recipients ? Of(details, [.. details.Transactions.Select(transaction => transaction.Recipient)])
            : Masked(details, push with { Href = push.Href is { } href ? NumberMask.Of(href) : null }, NumberMask.RevealsAny(push.Datagram.Span));
    }

    /// <inheritdoc cref="Of(PushDetails)"/>
    /// <param name="hidden">See <see cref="HiddenOfAsync"/>.</param>
    public PushDetails Of(PushDetails details, IReadOnlyList<string> hidden)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(hidden);
        var push = details.Summary.Push;
        return SeesWhole(push.AccountId) ? details : Masked(details, WithoutLinks(push, hidden), Reveals(push, hidden));
    }

    /// <summary>See <see cref="Of(PushDetails)"/>; of addresses that the handset fetched as well.</summary>
    /// <param name="hidden">See <see cref="HiddenOfAsync"/>.</param>
    public TransactionDetails Of(TransactionDetails details, IReadOnlyList<string> hidden)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(hidden);
        var (transaction, push, timeline) = details;
        return SeesWhole(push.AccountId)
            ? details
            : new TransactionDetails(Of(transaction), Content(WithoutLinks(push, hidden), Reveals(push, hidden)), [.. timeline.Select(line => line.Details switch
            {
                TimelineDetails.FetchSeen seen => line with { Details = seen with { Url = Without(seen.Url, hidden) } },
                TimelineDetails.Held held => line with { Details = held with { Reason = NumberMask.InWords(held.Reason) } },
                _ => line,
            })]);
    }

    /// <summary>What people wrote about a push, or a check about a row.</summary>
    public string InWords(long accountId, string text) => SeesWhole(accountId) ? text : NumberMask.InWords(text);

    /// <summary>A row of an import; of what is wrong with it, what was read may be said.</summary>
    public ImportResult Of(long accountId, ImportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Problem is { } problem ? result with { Problem = problem with { Reason = InWords(accountId, problem.Reason) } } : result;
    }

    private PushDetails Masked(PushDetails details, Push push, bool hides) =>
        new(details.Summary with { Push = Content(push, hides) }, [.. details.Transactions.Select(Of)]);

    private static Push Content(Push push, bool hides) => hides ? push with { Datagram = new byte[push.Datagram.Length], ContentHidden = true } : push;

    private static bool Reveals(Push push, IReadOnlyList<string> numbers)
    {
        foreach (var number in numbers)
        {
            if (NumberMask.Reveals(push.Datagram.Span, number))
            {
                return true;
            }
        }

        return false;
    }

    private static Push WithoutLinks(Push push, IReadOnlyList<string> numbers) => push with { Href = push.Href is { } href ? Without(href, numbers) : null };

    private static string Without(string text, IReadOnlyList<string> numbers) => numbers.Aggregate(text, NumberMask.In);
}
