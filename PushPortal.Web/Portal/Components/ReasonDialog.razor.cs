using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace PushPortal.Web.Portal.Components;

/// <summary>Names a dangerous action's object and effect, and takes the reason for it.</summary>
public sealed partial class ReasonDialog(IStringLocalizer<Texts> words) : ComponentBase
{
    private const int MostCharacters = 500;

    private string? _reason;
    private string? _error;

    [Parameter, EditorRequired] public string Effect { get; set; } = "";

    [Parameter, EditorRequired] public string ConfirmText { get; set; } = "";

    [CascadingParameter] private IMudDialogInstance? Frame { get; set; }

    private void Confirm()
    {
        if (string.IsNullOrWhiteSpace(_reason) || _reason.Length > MostCharacters)
        {
            _error = words["RetryReasonNeeded"];
            return;
        }

        Frame?.Close(DialogResult.Ok(_reason.Trim()));
    }
}
