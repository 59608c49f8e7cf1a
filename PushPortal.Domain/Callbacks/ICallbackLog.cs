using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Callbacks;

/// <summary>What became of result notifications, and what is told again.</summary>
public interface ICallbackLog
{
    /// <summary>More are not counted for anybody.</summary>
    const int MostCounted = 100_000;

    /// <summary>What was not told, the latest final state first. What a filter does not let through is passed over in an index.</summary>
    /// <param name="edge">Where the page lies; null for the first.</param>
    Task<UntoldPage> PageAsync(UntoldFilter filter, PageEdge<CallbackPosition>? edge, int limit, CancellationToken ct);

    /// <summary>How many there are; no more than <paramref name="most"/> are counted.</summary>
    Task<int> CountAsync(UntoldFilter filter, int most, CancellationToken ct);

    /// <summary>The transaction of a notification that waits: of the first target, the one whose turn comes first. Null when none waits.</summary>
    Task<long?> FirstWaitingAsync(CancellationToken ct);

    /// <summary>Those behind a place, the earliest final state first.</summary>
    Task<IReadOnlyList<CallbackPosition>> OldestAsync(UntoldFilter filter, CallbackPosition? after, int limit, CancellationToken ct);

    /// <summary>Makes them due again, each under the id that its receiver knows, in one commit with a line of history for each. Answers what came of each.</summary>
    Task<IReadOnlyList<ResendOutcome>> ResendAsync(IReadOnlyList<CallbackId> ids, ResendAsk ask, CancellationToken ct);

    /// <summary>The last hours up to the one that goes on, the oldest first.</summary>
    /// <param name="accountId">Null for all accounts.</param>
    Task<IReadOnlyList<ToldHour>> HoursAsync(long? accountId, int hours, DateTimeOffset now, CancellationToken ct);
}
