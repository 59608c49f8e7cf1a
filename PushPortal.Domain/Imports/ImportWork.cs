using PushPortal.Domain.Accounts;
using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Imports;

/// <summary>Carries on what imports there are: checks and submits, a piece of each at a time.</summary>
public sealed class ImportWork(IImportStore store, IImportFiles files, IImportContents contents, IAccountDirectory accounts, PushProxyGateway gateway, ImportPolicy policy, TimeProvider clock) : IDisposable
{
    /// <summary>How often a piece of what runs is done.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private static readonly HashSet<long> None = [];

    private readonly ImportChecker _checker = new(store, files, contents, accounts, gateway, policy, clock);
    private readonly ImportRunner _runner = new(store, files, contents, accounts, gateway, clock);

    /// <summary>Does a piece of each. Answers when the next is due; null when there is none.</summary>
    /// <exception cref="AggregateException">Some could not be carried on; the others were.</exception>
    public async Task<DateTimeOffset?> StepAsync(CancellationToken ct)
    {
        var began = clock.GetUtcNow();
        var working = await store.WorkingAsync(ct);
        List<Exception>? failures = null;
        foreach (var import in working)
        {
            try
            {
                await (import.Status == ImportStatus.Checking ? _checker.StepAsync(import, ct) : _runner.StepAsync(import, ct));
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                (failures ??= []).Add(failure);
            }
        }

        _checker.Keep(Ids(working, ImportStatus.Checking));
        _runner.Keep(Ids(working, ImportStatus.Running));
        return failures is not null ? throw new AggregateException(failures)
            : working.Count == 0 ? null
            : working.Any(import => import.Status == ImportStatus.Checking) ? began
            : began + Beat;
    }

    public void Dispose()
    {
        _checker.Keep(None);
        _runner.Keep(None);
    }

    private static HashSet<long> Ids(IReadOnlyList<PushImport> working, ImportStatus status) => [.. working.Where(import => import.Status == status).Select(import => import.Id)];
}
