using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Imports;

namespace PushPortal.Tests.Imports;

/// <summary>Imports in memory.</summary>
internal sealed class KeptImports : IImportStore
{
    private readonly SortedDictionary<long, PushImport> _imports = [];
    private readonly Dictionary<long, SortedDictionary<int, ImportResult>> _results = [];

    internal IEnumerable<PushImport> All => _imports.Values;

    internal void Put(PushImport import, params IReadOnlyList<ImportResult> results)
    {
        _imports[import.Id] = import;
        _results[import.Id] = new(results.ToDictionary(result => result.Row));
    }

    public Task<bool> AddAsync(PushImport import, ImportPolicy policy, CancellationToken ct)
    {
        Put(import);
        return Task.FromResult(true);
    }

    public Task<PushImport?> FindAsync(long id, CancellationToken ct) => Task.FromResult(_imports.GetValueOrDefault(id));

    public Task<IReadOnlyList<PushImport>> PageAsync(long? accountId, PageEdge<long>? edge, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<PushImport>>(
        [.. _imports.Values.Reverse().Where(import => (accountId is null || import.AccountId == accountId) && (edge is null || import.Id < edge.Value.At)).Take(limit)]);

    public Task<ImportShare> ShareAsync(long accountId, CancellationToken ct) =>
        Task.FromResult(new ImportShare(_imports.Values.Count(import => import.AccountId == accountId && !import.Status.HasEnded()), _imports.Values.Where(import => import.AccountId == accountId).Sum(import => import.Octets)));

    public Task<IReadOnlyList<PushImport>> WorkingAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PushImport>>([.. _imports.Values.Where(import => import.Status.IsWorking())]);

    public Task<bool> UpdateAsync(PushImport changed, PushImport from, CancellationToken ct)
    {
        var kept = _imports[changed.Id];
        if (kept.Status != from.Status)
        {
            return Task.FromResult(false);
        }

        _imports[changed.Id] = changed with { Counts = kept.Counts, Position = kept.Position };
        return Task.FromResult(true);
    }

    public Task<bool> BeginCheckAsync(long id, CancellationToken ct)
    {
        _results[id].Clear();
        return AddFindingsAsync(id, [], ImportCounts.None, ct);
    }

    public Task<bool> AddFindingsAsync(long id, IReadOnlyList<ImportResult> findings, ImportCounts counts, CancellationToken ct)
    {
        if (_imports[id].Status != ImportStatus.Checking)
        {
            return Task.FromResult(false);
        }

        _imports[id] = _imports[id] with { Counts = counts };
        Add(id, findings);
        return Task.FromResult(true);
    }

    public Task<bool> SettleAsync(long id, IReadOnlyList<ImportResult> results, int position, CancellationToken ct)
    {
        var kept = _imports[id];
        Add(id, results);
        _imports[id] = kept with
        {
            Position = position,
            Counts = kept.Counts with
            {
                Accepted = kept.Counts.Accepted + results.Count(result => result.Outcome == ImportOutcome.Accepted),
                Refused = kept.Counts.Refused + results.Count(result => result.Outcome == ImportOutcome.Refused),
            },
        };
        return Task.FromResult(kept.Status == ImportStatus.Running);
    }

    public Task<IReadOnlyList<ImportResult>> ResultsAsync(long id, IReadOnlyCollection<ImportOutcome> outcomes, PageEdge<int>? edge, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<ImportResult>>(
        [.. _results[id].Values.Where(result => (edge is null || result.Row > edge.Value.At) && (outcomes.Count == 0 || outcomes.Contains(result.Outcome))).Take(limit)]);

    public Task<IReadOnlyList<ImportResult>> FindingsAsync(long id, int first, int last, CancellationToken ct) => Task.FromResult<IReadOnlyList<ImportResult>>(
        [.. Enumerable.Range(first, last - first + 1).Select(row => _results[id].GetValueOrDefault(row)).Where(result => result is { Outcome: ImportOutcome.Invalid or ImportOutcome.Duplicate })!]);

    public Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<long?>(null);

    private void Add(long id, IReadOnlyList<ImportResult> results)
    {
        foreach (var result in results)
        {
            _results[id][result.Row] = result;
        }
    }
}
