using PushPortal.Domain.Accounts;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>What came of a submission that was well formed.</summary>
public abstract record SubmitResult
{
    private SubmitResult()
    {
    }

    /// <summary>The push is on disk.</summary>
    public sealed record Accepted(Push Push, IReadOnlyList<Transaction> Transactions) : SubmitResult;

    /// <summary>A dry run: what would be stored. Nothing was, so it has no ids.</summary>
    public sealed record WouldBeAccepted(Push Push, IReadOnlyList<Transaction> Transactions, EncodedPush Encoded) : SubmitResult
    {
        /// <summary>To all recipients that would be served.</summary>
        public long ShortMessages => Transactions.LongCount(transaction => transaction.State == TransactionState.Pending) * Encoded.Segments;
    }

    /// <summary>The account used the push-id before; nothing is sent.</summary>
    public sealed record Duplicate(long PushId) : SubmitResult;

    /// <summary>The same request came before under its Idempotency-Key and made this push.</summary>
    public sealed record Repeated(long PushId) : SubmitResult;

    /// <summary>The Idempotency-Key came before with another request.</summary>
    public sealed record KeyUsedOtherwise : SubmitResult;

    /// <summary>The gateway has more in hand than it can answer soon; nothing was stored, and it may come again in a moment.</summary>
    public sealed record Overloaded : SubmitResult
    {
        internal static readonly Overloaded Now = new();
    }

    /// <summary>The account is at a limit of its own; nothing was stored.</summary>
    public sealed record AtLimit(LimitReached Limit) : SubmitResult;

    /// <summary>An administrator has new submissions refused; nothing was stored, and it may come again later.</summary>
    public sealed record Suspended : SubmitResult
    {
        internal static readonly Suspended Now = new();
    }
}
