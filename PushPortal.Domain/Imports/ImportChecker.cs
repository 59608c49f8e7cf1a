using System.Globalization;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Imports;

/// <summary>Looks at every row of imports, a piece at a time, and submits nothing. After a restart a check begins anew.</summary>
internal sealed class ImportChecker(
    IImportStore store, IImportFiles files, IImportContents contents, IAccountDirectory accounts, PushProxyGateway gateway, ImportPolicy policy, TimeProvider clock)
{
    private const int RowsAtOnce = 500;

    private readonly Dictionary<long, RunningCheck> _checks = [];

    internal async Task StepAsync(PushImport import, CancellationToken ct)
    {
        try
        {
            if (await CheckOfAsync(import, ct) is { } check && await LookAsync(import, check, ct))
            {
                return;
            }
        }
        catch (ImportFileException unusable)
        {
            await EndAsync(import, ImportStatus.Unreadable, unusable.Message, ct);
        }
        catch
        {
            // What it has found since the last commit is lost: it begins anew.
            Forget(import.Id);
            throw;
        }

        Forget(import.Id);
    }

    /// <summary>Lets go of what is not to be checked any more.</summary>
    internal void Keep(IReadOnlySet<long> working)
    {
        foreach (var ended in _checks.Keys.Where(id => !working.Contains(id)).ToList())
        {
            Forget(ended);
        }
    }

    /// <returns>Null when it is not to be checked any more.</returns>
    private async Task<RunningCheck?> CheckOfAsync(PushImport import, CancellationToken ct)
    {
        if (_checks.TryGetValue(import.Id, out var check))
        {
            return check;
        }

        if (!await store.BeginCheckAsync(import.Id, ct))
        {
            return null;
        }

        var account = accounts.Find(import.AccountId) ?? throw new ImportFileException("Its account is not there any more");
        var rows = await files.OpenAsync(import.Id, ct);
        check = new RunningCheck(rows, new RowJudge(contents.Reader(import.Mapping, rows.Header, account), gateway));
        _checks.Add(import.Id, check);
        return check;
    }

    /// <returns>Whether there is more to look at.</returns>
    private async Task<bool> LookAsync(PushImport import, RunningCheck check, CancellationToken ct)
    {
        var findings = new List<ImportResult>();
        for (var looked = 0; looked < RowsAtOnce; looked++)
        {
            if (await check.NextAsync(ct) is not { } row)
            {
                if (await store.AddFindingsAsync(import.Id, findings, check.Counts, ct))
                {
                    await EndAsync(import, ImportStatus.Checked, null, ct);
                }

                return false;
            }

            if (check.Counts.Rows == policy.MostRows)
            {
                throw new ImportFileException(string.Create(CultureInfo.InvariantCulture, $"The file has more than {policy.MostRows} rows"));
            }

            if (await FindingAsync(import, check, row, ct) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return await store.AddFindingsAsync(import.Id, findings, check.Counts, ct);
    }

    private async Task<ImportResult?> FindingAsync(PushImport import, RunningCheck check, JudgedRow row, CancellationToken ct)
    {
        if (row.Problem is { } wrong)
        {
            check.AddInvalid();
            return new ImportResult(row.Row.Number, ImportOutcome.Invalid, null, TransactionStep.None, wrong);
        }

        var repeats = await RepetitionAsync(import, check, row, ct);
        check.Add(row.Encoded!.Segments, repeats is not null);
        return repeats is null ? null : new ImportResult(row.Row.Number, ImportOutcome.Duplicate, null, TransactionStep.None, new ImportProblem(null, repeats));
    }

    private async Task<string?> RepetitionAsync(PushImport import, RunningCheck check, JudgedRow row, CancellationToken ct)
    {
        // Both are asked in any case: each notes the row for those behind it.
        var (same, pushId) = (check.Earlier(row), check.EarlierPushId(row));
        if (pushId is { } first)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has the same push-id as row {first}");
        }

        if (row.Request!.InitiatorPushId is { } used && await store.UsedPushIdAsync(import.AccountId, used, clock.GetUtcNow(), ct) is { } earlier)
        {
            return $"has a push-id that the account used for {PublicId.Format(PublicId.Push, earlier)}";
        }

        return same is { } repeated ? string.Create(CultureInfo.InvariantCulture, $"has the same content for the same recipient as row {repeated}") : null;
    }

    private Task<bool> EndAsync(PushImport import, ImportStatus status, string? problem, CancellationToken ct) => store.UpdateAsync(
        import with { Status = status, Problem = problem, EndedAt = status.HasEnded() ? clock.GetUtcNow() : null }, import, ct);

    private void Forget(long id)
    {
        if (_checks.Remove(id, out var check))
        {
            check.Dispose();
        }
    }
}
