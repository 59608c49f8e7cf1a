using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Enquiries;

/// <summary>
/// Answers "what happened to mine?" for REST and the portal, apart from the message path. An <c>accountId</c> narrows what is seen to one account;
/// null sees all. Something of another account is answered like something that is not there.
/// </summary>
public interface IPushEnquiries
{
    Task<PushPage> PageAsync(PushFilter filter, CancellationToken ct);

    /// <summary>How many pushes there are of a filter that names times and an account alone; its status and its page are not looked at. What it costs grows with the hundreds of pushes in the range.</summary>
    Task<PushCounts> CountAsync(PushFilter filter, CancellationToken ct);

    /// <param name="transactions">Most transactions to load.</param>
    Task<PushDetails?> FindPushAsync(long id, long? accountId, int transactions, CancellationToken ct);

    /// <summary>Pushes of a page with their transactions, in its order.</summary>
    /// <param name="transactions">Most transactions to load of each.</param>
    Task<IReadOnlyList<PushDetails>> DetailsAsync(IReadOnlyList<PushSummary> pushes, int transactions, CancellationToken ct);

    /// <summary>The numbers of all recipients of a push, in their order.</summary>
    Task<IReadOnlyList<string>> RecipientsAsync(Push push, CancellationToken ct);

    Task<TransactionDetails?> FindTransactionAsync(long id, long? accountId, CancellationToken ct);

    /// <summary>The newest push of the account with this initiator's push-id.</summary>
    Task<long?> FindByInitiatorPushIdAsync(string initiatorPushId, long? accountId, CancellationToken ct);

    /// <summary>The push that has the message of this id, as SMPP's submit response gave it: the push itself, or the one that a part was gathered into.</summary>
    Task<long?> FindByMessageIdAsync(long messageId, long? accountId, CancellationToken ct);

    /// <summary>The copies that were submitted of a push, the oldest first.</summary>
    Task<IReadOnlyList<PushSummary>> CopiesAsync(long pushId, int limit, CancellationToken ct);

    /// <summary>Failed transactions, in the order of <see cref="FailureFilter.PositionOf"/>.</summary>
    /// <param name="edge">Where the page lies; null for the first.</param>
    Task<FailurePage> FailuresAsync(FailureFilter filter, PageEdge<FailurePosition>? edge, int limit, CancellationToken ct);

    /// <summary>Which of some pushes have no content any more.</summary>
    Task<IReadOnlySet<long>> ErasedAsync(IReadOnlyCollection<long> pushIds, CancellationToken ct);

    /// <summary>How many there are of each kind, the most first. It is read from counts, but for those that expire: what another filter lets through is never gone through.</summary>
    Task<IReadOnlyList<FailureGroup>> FailureGroupsAsync(FailureFilter filter, CancellationToken ct);

    /// <summary>The accounts that have most of them, the most first.</summary>
    Task<IReadOnlyList<FailureAccount>> FailureAccountsAsync(FailureFilter filter, int limit, CancellationToken ct);

    /// <summary>The steps of a range, oldest first; one without traffic is there too.</summary>
    /// <param name="end">The range ends with the step that this instant is in.</param>
    Task<IReadOnlyList<TrafficPoint>> TrafficAsync(long? accountId, TrafficRange range, DateTimeOffset end, CancellationToken ct);

    Task<PendingCounts> PendingAsync(long? accountId, CancellationToken ct);

    /// <summary>The transaction that has been due longest and is not handed to the SMSC; null when none is. At the cost of a few look-ups, whatever waits.</summary>
    Task<DueSince?> OldestDueAsync(CancellationToken ct);
}
