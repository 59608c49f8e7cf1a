using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;

namespace PushPortal.Tests.Imports;

/// <summary>The store as it is, until it is told to lose what is written of rows that were submitted.</summary>
internal sealed class FaultyImports(IImportStore store) : IImportStore
{
    internal bool Fails { get; set; }

    public Task<bool> AddAsync(PushImport import, ImportPolicy policy, CancellationToken ct) => store.AddAsync(import, policy, ct);

    public Task<PushImport?> FindAsync(long id, CancellationToken ct) => store.FindAsync(id, ct);

    public Task<IReadOnlyList<PushImport>> PageAsync(long? accountId, PageEdge<long>? edge, int limit, CancellationToken ct) => store.PageAsync(accountId, edge, limit, ct);

    public Task<IReadOnlyList<PushImport>> WorkingAsync(CancellationToken ct) => store.WorkingAsync(ct);

    public Task<ImportShare> ShareAsync(long accountId, CancellationToken ct) => store.ShareAsync(accountId, ct);

    public Task<bool> UpdateAsync(PushImport changed, PushImport from, CancellationToken ct) => store.UpdateAsync(changed, from, ct);

    public Task<bool> BeginCheckAsync(long id, CancellationToken ct) => store.BeginCheckAsync(id, ct);

    public Task<bool> AddFindingsAsync(long id, IReadOnlyList<ImportResult> findings, ImportCounts counts, CancellationToken ct) => store.AddFindingsAsync(id, findings, counts, ct);

    public Task<bool> SettleAsync(long id, IReadOnlyList<ImportResult> results, int position, CancellationToken ct) =>
        Fails ? Task.FromException<bool>(new StoreBusyException("the disk is full")) : store.SettleAsync(id, results, position, ct);

    public Task<IReadOnlyList<ImportResult>> ResultsAsync(long id, IReadOnlyCollection<ImportOutcome> outcomes, PageEdge<int>? edge, int limit, CancellationToken ct) => store.ResultsAsync(id, outcomes, edge, limit, ct);

    public Task<IReadOnlyList<ImportResult>> FindingsAsync(long id, int first, int last, CancellationToken ct) => store.FindingsAsync(id, first, last, ct);

    public Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct) => store.UsedPushIdAsync(accountId, pushId, now, ct);
}
