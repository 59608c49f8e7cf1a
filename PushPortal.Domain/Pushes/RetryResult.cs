using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>What came of asking for another run of a failed transaction.</summary>
public abstract record RetryResult
{
    private RetryResult()
    {
    }

    public sealed record Opened(Transaction Transaction) : RetryResult;

    public sealed record NotFound : RetryResult;

    /// <summary>The link that was asked for cannot be had; nothing was changed.</summary>
    public sealed record LinkRefused(Transaction Transaction, string Link, LinkObjection Why) : RetryResult;

    /// <param name="Why">In words: what stands against it.</param>
    public sealed record Refused(Transaction Transaction, string Why) : RetryResult;
}
