using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Issues;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>
/// What somebody decides about a group of failures. When somebody else was first, it says what they decided and keeps what was typed: saving again is made on theirs.
/// </summary>
public sealed partial class IssueDialog(IFailureIssues issues, IPortalUsers users, CallerCheck callers, TimeProvider clock, IStringLocalizer<Texts> words) : ComponentBase
{
    private IReadOnlyList<string> _names = [];
    private IssueStatus _status;
    private int? _days = IssueEdit.DefaultIgnoreDays;
    private string _owner = "";
    private string _note = "";
    private int _version;
    private FailureIssue? _changed;
    private string? _ownerError;
    private string? _noteError;
    private PageError? _refused;
    private bool _saving;

    [Parameter, EditorRequired] public FailureIssue Issue { get; set; } = default!;

    /// <summary>Who looks: an issue that is open and nobody's is offered to them.</summary>
    [Parameter, EditorRequired] public string Me { get; set; } = "";

    [CascadingParameter] private IMudDialogInstance? Frame { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var status = Issue.StandingAt(clock.GetUtcNow()).Status;
        (_status, _owner) = status == IssueStatus.Open ? (IssueStatus.Acknowledged, Issue.Owner ?? Me) : (status, Issue.Owner ?? "");
        // One that is ignored stays so until its time, unless another is chosen.
        _days = status == IssueStatus.Ignored ? null : _days;
        (_note, _version) = (Issue.Note ?? "", Issue.Version);
        _names = Names(_owner);
        _names = Names(_owner, await users.NamesAsync(PortalRole.Operators, CancellationToken.None));
    }

    /// <summary>An owner who may not any more, or is not among the first, can stay.</summary>
    private static IReadOnlyList<string> Names(string owner, params IEnumerable<string> names) => owner.Length == 0 ? [.. names] : [owner, .. names.Except([owner])];

    private async Task SaveAsync()
    {
        if (_saving)
        {
            return;
        }

        _saving = true;
        (_ownerError, _noteError, _refused) = (null, null, null);
        try
        {
            if (await callers.OfAsync(PortalPolicies.Operate) is not { } caller)
            {
                _refused = words["NotAllowedWhy"];
                return;
            }

            Answer(await issues.SaveAsync(Issue.Key, new IssueEdit(_status, _owner, _note, _days), _version, caller.Actor, CancellationToken.None));
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            _refused = words["StoreBusy"];
        }
        finally
        {
            _saving = false;
        }
    }

    private void Answer(IssueSaved saved)
    {
        switch (saved)
        {
            case IssueSaved.Saved:
                Frame?.Close(DialogResult.Ok(saved));
                break;
            case IssueSaved.Changed { Current: var current }:
                (_changed, _version) = (current, current.Version);
                break;
            case IssueSaved.NoSuchOwner:
                _ownerError = words["IssueNoSuchOwner"];
                break;
            case IssueSaved.NoteTooLong:
                _noteError = words["IssueNoteTooLong", IssueEdit.LongestNote];
                break;
            default:
                _refused = words["IssueBadTime"];
                break;
        }
    }
}
