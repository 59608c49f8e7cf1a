using PushPortal.Domain.Accounts;

namespace PushPortal.Domain.Transactions;

/// <summary>What can happen to a transaction.</summary>
public abstract record TransactionEvent
{
    private TransactionEvent()
    {
    }

    /// <summary>It was due, and the SMSC has room.</summary>
    /// <param name="AnswerDue">When the SMSC must have answered.</param>
    public sealed record HandedToSmsc(long SubmissionId, DateTimeOffset AnswerDue) : TransactionEvent;

    /// <summary>The same submission goes to the SMSC again: its answer is missing, or the process that had it died.</summary>
    public sealed record HandedOverAgain(DateTimeOffset AnswerDue) : TransactionEvent;

    public sealed record GroupDelivered(SubmitAnswer Answer) : TransactionEvent;

    /// <param name="RetryAt">When to try again; null when this run is over.</param>
    public sealed record GroupFailed(SubmitAnswer Answer, DateTimeOffset? RetryAt) : TransactionEvent;

    /// <summary>The handset that it waits for can take short messages again.</summary>
    public sealed record HandsetReturned : TransactionEvent;

    /// <summary>It was due while its account's pushes are held.</summary>
    /// <param name="Hold">Null when the account is released, and others of its that were held go before.</param>
    public sealed record AccountHeld(AccountHold? Hold) : TransactionEvent;

    /// <param name="WasTried">The handset was tried in this run.</param>
    public sealed record LifetimeEnded(bool WasTried = false) : TransactionEvent;

    /// <summary>The SMSC has not answered, and the lifetime is long over: nobody knows what became of the group.</summary>
    public sealed record SmscSilent : TransactionEvent;

    public sealed record CancelRequested : TransactionEvent;

    /// <summary>Staff or the provider asks for a new run of a failed one.</summary>
    /// <param name="By">Who asked.</param>
    /// <param name="DeliverBefore">The new end of its lifetime, when one was named.</param>
    /// <param name="Link">The only link that the run may go over; null when the routes decide.</param>
    public sealed record RetryRequested(string By, DateTimeOffset ExpiresAt, bool DeliverBefore, string? Link = null) : TransactionEvent;
}
