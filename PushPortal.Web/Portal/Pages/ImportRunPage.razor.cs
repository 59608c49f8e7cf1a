using Microsoft.AspNetCore.Components;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Api;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>One import: what its columns mean, what its check found before anything is sent, its progress while it runs, its report for good.</summary>
public sealed partial class ImportRunPage(
    PushImports imports, IAccountDirectory accounts, CallerCheck callers, IAuditLog audit, NavigationManager navigation, ISnackbar notes, TimeProvider clock) : PortalPage
{
    private const int RowsOfPage = 100;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private PushImport? _import;
    private IReadOnlyList<ImportResult> _results = [];
    private ImportOutcome _outcome;
    private (DateTimeOffset At, int Done)? _seen;
    private int? _perSecond;
    private string? _rateError;
    private int _rate;
    private bool _sendsDuplicates;
    private bool _busy;

    [Parameter] public string Id { get; set; } = "";

    /// <summary>Which of its rows are listed.</summary>
    [SupplyParameterFromQuery] private string? Outcome { get; set; }

    /// <summary>The row that the list begins after.</summary>
    [SupplyParameterFromQuery] private int? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (_import is null)
        {
            navigation.NotFound();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepLooking(LookEvery, Look);
        }
    }

    private void Look()
    {
        if (_import is { } import && import.Status.IsWorking())
        {
            _ = ShowAsync(LoadAsync);
        }
    }

    private async Task LoadAsync()
    {
        var before = _import;
        _import = PublicId.TryParse(PublicId.Import, Id, out var id) ? await imports.FindAsync(id, Viewer.AccountId, Gone) : null;
        if (_import is not { } import)
        {
            return;
        }

        if (before?.Id != import.Id)
        {
            _rate = import.Rate;
        }

        Measure(import);
        _outcome = Enum.TryParse<ImportOutcome>(Outcome, out var asked) && Enum.IsDefined(asked) ? asked
            : import.StartedAt is not null ? ImportOutcome.Accepted
            : import.Counts.Invalid > 0 || import.Counts.Duplicates == 0 ? ImportOutcome.Invalid
            : ImportOutcome.Duplicate;
        _results = await imports.ResultsAsync(import, [_outcome], After ?? 0, RowsOfPage, Gone);
    }

    /// <summary>The rate since it was first seen to run.</summary>
    private void Measure(PushImport import)
    {
        var now = clock.GetUtcNow();
        _seen = import.Status == ImportStatus.Running ? _seen ?? (now, import.Counts.Done) : null;
        _perSecond = _seen is { } seen && now > seen.At ? (int)((import.Counts.Done - seen.Done) / (now - seen.At).TotalSeconds) : null;
    }

    private async Task StartAsync()
    {
        _rateError = _rate < 1 || _rate > imports.Policy.HighestRate ? Text["ImportRateHint", imports.Policy.HighestRate].Value : null;
        if (_rateError is null)
        {
            await MoveAsync((import, by, ct) => imports.StartAsync(import, by, _rate, _sendsDuplicates, ct), AuditAction.ImportStarted);
        }
    }

    private Task CancelAsync() => MoveAsync(imports.CancelAsync, AuditAction.ImportCancelled);

    private Task PauseAsync() => MoveAsync(imports.PauseAsync, AuditAction.ImportPaused);

    private Task ResumeAsync() => MoveAsync(imports.ResumeAsync, AuditAction.ImportResumed);

    /// <summary>Nothing is submitted by it: it is no act to be written down.</summary>
    private Task CheckAsync(ImportMapping mapping) => MoveAsync((asked, by, ct) => imports.CheckAsync(asked, mapping, by, ct), null);

    private async Task MoveAsync(Func<PushImport, string, CancellationToken, Task<string?>> move, string? action)
    {
        _busy = true;
        try
        {
            var import = _import!;
            if (await callers.OfAsync(PortalPolicies.Submit) is not { } caller)
            {
                notes.AddError(Text["NotAllowedWhy"]);
            }
            else if (await move(import, caller.Viewer.Name, Gone) is { } why)
            {
                notes.Add(Text["ImportNotChanged", Text.OfSentence(why)], Severity.Warning);
            }
            else if (action is not null)
            {
                await audit.WriteAsync(caller.Actor.Did(action, AuditSubject.Import(import.Id), accounts.Find(import.AccountId)?.Code), CancellationToken.None);
            }
        }
        catch (ImportFileException unusable)
        {
            notes.AddError(new PageError(ErrorCatalogue.UnreadableFile.Code, Text.OfSentence(unusable.Message)));
        }
        catch (StoreBusyException)
        {
            notes.AddError(Text["StoreBusy"]);
        }
        finally
        {
            _busy = false;
        }

        await LoadAsync();
    }

    private bool SendsDuplicates(PushImport import) => import.Status == ImportStatus.Checked ? _sendsDuplicates : import.SendsDuplicates;

    private int ToSend(PushImport import) => (import with { SendsDuplicates = SendsDuplicates(import) }).ToSend;

    private long Cost(PushImport import) => import.Counts.Segments + (SendsDuplicates(import) ? import.Counts.DuplicateSegments : 0);

    private TimeSpan? Remaining(PushImport import) => import.Status == ImportStatus.Running && import.Waiting > 0
        ? TimeSpan.FromSeconds(Math.Ceiling((double)import.Waiting / (_perSecond is > 0 and var measured ? measured : import.Rate)))
        : null;
}
