using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Notes;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>What people wrote about a push, and a field for more. Staff's stay among staff.</summary>
public sealed partial class PushNotesView(IPushNotes notes, CallerCheck callers, IStringLocalizer<Texts> words) : ComponentBase
{
    private string _text = "";
    private string? _error;
    private bool _saving;

    [Parameter, EditorRequired] public long PushId { get; set; }

    /// <summary>Those that the viewer may see, the oldest first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PushNote> Notes { get; set; } = [];

    [Parameter] public EventCallback OnAdded { get; set; }

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private async Task AddAsync()
    {
        if (_saving)
        {
            return;
        }

        _saving = true;
        try
        {
            _error = await callers.OfAsync(PortalPolicies.Contribute) is { } caller
                ? WordsOf(await notes.AddAsync(PushId, caller.Viewer.AccountId, _text, caller.Actor, CancellationToken.None))
                : words["NotAllowedWhy"].Value;
        }
        finally
        {
            _saving = false;
        }

        if (_error is null)
        {
            _text = "";
            await OnAdded.InvokeAsync();
        }
    }

    private string? WordsOf(NoteAdded added) => added switch
    {
        NoteAdded.Added => null,
        NoteAdded.Empty => words["NoteEmpty"].Value,
        NoteAdded.TooLong => words["NoteTooLong", PushNote.LongestText].Value,
        NoteAdded.TooMany => words["NoteTooMany", PushNote.MostOfPush].Value,
        _ => words["NotAllowedWhy"].Value,
    };
}
