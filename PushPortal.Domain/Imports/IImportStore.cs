using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Imports;

/// <summary>The durable store of imports. Writes are group-committed with those of the message path, and their tasks end when they are on disk.</summary>
public interface IImportStore
{
    /// <summary>Keeps an import, unless its account would have more with it than it may: whatever comes at once, it is looked at one after the other. Answers whether it did.</summary>
    /// <exception cref="Pushes.StoreBusyException">It could not be stored now.</exception>
    Task<bool> AddAsync(PushImport import, ImportPolicy policy, CancellationToken ct);

    Task<PushImport?> FindAsync(long id, CancellationToken ct);

    /// <summary>The newest first.</summary>
    /// <param name="accountId">Only of this account; null for all.</param>
    /// <param name="edge">Older ones than this, or the next newer ones; null for the newest.</param>
    Task<IReadOnlyList<PushImport>> PageAsync(long? accountId, PageEdge<long>? edge, int limit, CancellationToken ct);

    Task<ImportShare> ShareAsync(long accountId, CancellationToken ct);

    /// <summary>Those that are being checked or run, the oldest first.</summary>
    Task<IReadOnlyList<PushImport>> WorkingAsync(CancellationToken ct);

    /// <summary>Writes the new version of an import while its status and its mapping are still those it was made from; what was counted while it runs stays. Answers whether it was.</summary>
    /// <exception cref="Pushes.StoreBusyException">It could not be stored now.</exception>
    Task<bool> UpdateAsync(PushImport changed, PushImport from, CancellationToken ct);

    /// <summary>Forgets what an earlier check found. Answers whether it is still to be checked.</summary>
    Task<bool> BeginCheckAsync(long id, CancellationToken ct);

    /// <summary>Writes down what a check has found so far. Answers whether it is still to be checked; otherwise nothing was written.</summary>
    /// <param name="counts">Of all rows up to now.</param>
    Task<bool> AddFindingsAsync(long id, IReadOnlyList<ImportResult> findings, ImportCounts counts, CancellationToken ct);

    /// <summary>
    /// Writes down what came of rows that were submitted, and that everything up to a row is settled; both whatever the status, since it has happened. Answers whether
    /// it still runs.
    /// </summary>
    /// <exception cref="Pushes.StoreBusyException">It could not be stored now.</exception>
    Task<bool> SettleAsync(long id, IReadOnlyList<ImportResult> results, int position, CancellationToken ct);

    /// <summary>What is known of its rows, in their order.</summary>
    /// <param name="outcomes">Only with one of these; none for all.</param>
    /// <param name="edge">Those behind this row, or the last ones before it; null for the first.</param>
    Task<IReadOnlyList<ImportResult>> ResultsAsync(long id, IReadOnlyCollection<ImportOutcome> outcomes, PageEdge<int>? edge, int limit, CancellationToken ct);

    /// <summary>What the check has to say of the rows from one to another.</summary>
    Task<IReadOnlyList<ImportResult>> FindingsAsync(long id, int first, int last, CancellationToken ct);

    /// <summary>The push that stands against another one of the account with this push-id now; null when there is none.</summary>
    Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct);
}
