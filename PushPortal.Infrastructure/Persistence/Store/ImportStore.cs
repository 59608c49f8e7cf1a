using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Imports;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Imports in the message path's database, written by its writer.</summary>
internal sealed class ImportStore(PushStore store) : IImportStore, IDisposable
{
    /// <summary>Rows that are forgotten in one commit.</summary>
    private const int ForgottenAtOnce = 5000;

    private readonly ReadStatements _reads = new(store.Database);

    public Task<bool> AddAsync(PushImport import, ImportPolicy policy, CancellationToken ct) => store.Writer.RunAsync(new AddImportOperation(import, policy));

    public Task<PushImport?> FindAsync(long id, CancellationToken ct) => Task.FromResult(_reads.Ask(ImportSql.FindSql, ImportSql.Read, id).FirstOrDefault());

    public Task<IReadOnlyList<PushImport>> PageAsync(long? accountId, PageEdge<long>? edge, int limit, CancellationToken ct)
    {
        var (isBack, at) = (edge?.IsBefore == true, edge?.At ?? long.MaxValue);
        return Task.FromResult<IReadOnlyList<PushImport>>(accountId is { } account
            ? _reads.Ask(isBack ? ImportSql.PageBeforeOfAccountSql : ImportSql.PageOfAccountSql, ImportSql.Read, at, limit, account)
            : _reads.Ask(isBack ? ImportSql.PageBeforeSql : ImportSql.PageSql, ImportSql.Read, at, limit));
    }

    public Task<ImportShare> ShareAsync(long accountId, CancellationToken ct) => Task.FromResult(_reads.Ask(ImportSql.ShareSql, ImportSql.ReadShare, accountId, ImportPolicy.LeastOctets));

    public Task<IReadOnlyList<PushImport>> WorkingAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PushImport>>(_reads.Ask(ImportSql.WorkingSql, ImportSql.Read));

    public Task<bool> UpdateAsync(PushImport changed, PushImport from, CancellationToken ct) => store.Writer.RunAsync(new UpdateImportOperation(changed, from));

    public async Task<bool> BeginCheckAsync(long id, CancellationToken ct)
    {
        while (await store.Writer.RunAsync(new BeginImportCheckOperation(id, ForgottenAtOnce)) is { } forgotten)
        {
            if (forgotten < ForgottenAtOnce)
            {
                return true;
            }
        }

        return false;
    }

    public Task<bool> AddFindingsAsync(long id, IReadOnlyList<ImportResult> findings, ImportCounts counts, CancellationToken ct) =>
        store.Writer.RunAsync(new ImportFindingsOperation(id, findings, counts));

    public Task<bool> SettleAsync(long id, IReadOnlyList<ImportResult> results, int position, CancellationToken ct) =>
        store.Writer.RunAsync(new SettleImportOperation(id, results, position));

    public Task<IReadOnlyList<ImportResult>> ResultsAsync(long id, IReadOnlyCollection<ImportOutcome> outcomes, PageEdge<int>? edge, int limit, CancellationToken ct)
    {
        var (isBack, at) = (edge?.IsBefore == true, edge?.At ?? 0);
        var sql = outcomes.Count > 0 ? ImportSql.ResultsOf(outcomes, isBack) : isBack ? ImportSql.ResultsBeforeSql : ImportSql.ResultsSql;
        return Task.FromResult<IReadOnlyList<ImportResult>>(_reads.Ask(sql, ImportSql.ReadResults, id, at, limit));
    }

    public Task<IReadOnlyList<ImportResult>> FindingsAsync(long id, int first, int last, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ImportResult>>(_reads.Ask(ImportSql.FindingsSql, ImportSql.ReadResults, id, first, last));

    public Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct) => store.UsedPushIdAsync(accountId, pushId, now, ct);

    public void Dispose() => _reads.Dispose();
}
