namespace PushPortal.Domain.Requests;

/// <summary>Answers to requests that bore an Idempotency-Key, but for submissions, whose key is stored with the push.</summary>
public interface IStoredAnswers
{
    /// <param name="key">The Idempotency-Key with the path that it was used on.</param>
    Task<StoredAnswer?> FindAsync(long accountId, string key, CancellationToken ct);

    /// <summary>Keeps the answer, for the store's retention time.</summary>
    Task KeepAsync(long accountId, string key, StoredAnswer answer, CancellationToken ct);
}
