using System.Globalization;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Imports;

/// <summary>
/// Submits the rows of imports by the gateway's own door, a piece at a time. Each row is an idempotent request of its own: what was stored and not yet noted as settled
/// when the process died is found again instead of being submitted twice.
/// </summary>
internal sealed class ImportRunner(IImportStore store, IImportFiles files, IImportContents contents, IAccountDirectory accounts, PushProxyGateway gateway, TimeProvider clock)
{
    /// <summary>Submitted together, so that a few commits take them; half of what the gateway takes at its worst.</summary>
    private const int RowsAtOnce = 32;

    private static readonly TimeSpan PauseWhenBusy = TimeSpan.FromSeconds(1);

    private readonly Dictionary<long, RunningImport> _runs = [];

    internal async Task StepAsync(PushImport import, CancellationToken ct)
    {
        try
        {
            if (await RunOfAsync(import, ct) is { } run)
            {
                await SubmitDueAsync(import, run, ct);
            }
        }
        catch (ImportFileException unusable)
        {
            await PauseAsync(import, unusable.Message, ct);
        }
    }

    /// <summary>Lets go of what does not run any more.</summary>
    internal void Keep(IReadOnlySet<long> working)
    {
        foreach (var ended in _runs.Keys.Where(id => !working.Contains(id)).ToList())
        {
            Forget(ended);
        }
    }

    /// <returns>Null when it cannot run now, and was paused.</returns>
    private async Task<RunningImport?> RunOfAsync(PushImport import, CancellationToken ct)
    {
        if (accounts.Find(import.AccountId) is not { Enabled: true } account)
        {
            await PauseAsync(import, "The account is disabled", ct);
            return null;
        }

        if (_runs.TryGetValue(import.Id, out var run))
        {
            run.Account = account;
            return run;
        }

        var rows = await files.OpenAsync(import.Id, ct);
        run = new RunningImport(rows, contents.Reader(import.Mapping, rows.Header, account), clock.GetUtcNow() - ImportWork.Beat) { Account = account };
        _runs.Add(import.Id, run);
        while (await run.NextAsync(1, ct) is [var row] && row.Number <= import.Position)
        {
            run.Settle(1);
        }

        return run;
    }

    private async Task SubmitDueAsync(PushImport import, RunningImport run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = run.Pace.Take(import.Rate, now);
        if (now < run.NotBefore)
        {
            return;
        }

        for (; due > 0; due -= RowsAtOnce)
        {
            var rows = await run.NextAsync(Math.Min(due, RowsAtOnce), ct);
            if (rows.Count == 0)
            {
                await store.UpdateAsync(import with { Status = ImportStatus.Finished, EndedAt = clock.GetUtcNow() }, import, ct);
                Forget(import.Id);
                return;
            }

            if (!await SubmitAsync(import, run, rows, ct))
            {
                return;
            }
        }
    }

    /// <returns>Whether to go on at once.</returns>
    private async Task<bool> SubmitAsync(PushImport import, RunningImport run, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var findings = (await store.FindingsAsync(import.Id, rows[0].Number, rows[^1].Number, ct)).ToDictionary(finding => finding.Row, finding => finding.Outcome);
        var answers = await Task.WhenAll(rows.Select(row => SubmitAsync(import, run, row, findings.TryGetValue(row.Number, out var found) ? found : null, ct)));

        // Up to the first that has to come again: those behind it come again too, and are known by their keys.
        var settled = answers.TakeWhile(answer => !answer.IsBusy).ToList();
        if (settled.Count < rows.Count)
        {
            run.NotBefore = clock.GetUtcNow() + PauseWhenBusy;
        }

        if (settled.Count == 0)
        {
            return false;
        }

        var goesOn = await store.SettleAsync(import.Id, [.. settled.Where(answer => answer.Result is not null).Select(answer => answer.Result!)], rows[settled.Count - 1].Number, ct);
        run.Settle(settled.Count);
        return goesOn && settled.Count == rows.Count;
    }

    private async Task<RowAnswer> SubmitAsync(PushImport import, RunningImport run, ImportRow row, ImportOutcome? finding, CancellationToken ct)
    {
        if (finding == ImportOutcome.Invalid || (finding == ImportOutcome.Duplicate && !import.SendsDuplicates))
        {
            return new RowAnswer(false, null);
        }

        var reading = run.Reader.Read(row);
        if (reading.Request is not { } request)
        {
            return Refused(row, reading.Problems);
        }

        try
        {
            return AnswerOf(row, await gateway.SubmitAsync(request with { Account = run.Account, Idempotency = KeyOf(import, row) }, ct));
        }
        catch (PushRefusedException refused)
        {
            return Refused(row, run.Reader.Name(refused.Problems));
        }
        catch (StoreBusyException)
        {
            return new RowAnswer(true, null);
        }
    }

    private static RowAnswer AnswerOf(ImportRow row, SubmitResult result) => result switch
    {
        SubmitResult.Accepted accepted => new RowAnswer(false, new ImportResult(row.Number, ImportOutcome.Accepted, accepted.Push.Id, accepted.Transactions[0].Step, null)),
        SubmitResult.Repeated repeated => new RowAnswer(false, new ImportResult(row.Number, ImportOutcome.Accepted, repeated.PushId, TransactionStep.None, null)),
        SubmitResult.Duplicate duplicate => Refused(row, [new ImportProblem(null, $"has a push-id that the account used for {PublicId.Format(PublicId.Push, duplicate.PushId)}")]),
        SubmitResult.KeyUsedOtherwise => Refused(row, [new ImportProblem(null, "has a key that the account used for another request")]),
        // Overload, a limit, a gateway at rest: what is no answer to this row passes.
        _ => new RowAnswer(true, null),
    };

    private static RowAnswer Refused(ImportRow row, IReadOnlyList<ImportProblem> problems) =>
        new(false, new ImportResult(row.Number, ImportOutcome.Refused, null, TransactionStep.None, ImportProblem.Of(problems)));

    /// <summary>The file does not change, so the row's number says all of it. Keys of one import lie side by side in the order of its rows.</summary>
    private static IdempotentRequest KeyOf(PushImport import, ImportRow row) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{PublicId.Format(PublicId.Import, import.Id)}/{row.Number:D7}"), BitConverter.GetBytes(import.Id));

    private async Task PauseAsync(PushImport import, string problem, CancellationToken ct)
    {
        Forget(import.Id);
        await store.UpdateAsync(import with { Status = ImportStatus.Paused, Problem = problem }, import, ct);
    }

    private void Forget(long id)
    {
        if (_runs.Remove(id, out var run))
        {
            run.Dispose();
        }
    }
}
