using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Offers another run of a transaction that failed, and asks before it opens one.</summary>
public sealed partial class RetryButton(IDialogService dialogs, ISnackbar notes, IStringLocalizer<Texts> words) : ComponentBase
{
    [Parameter, EditorRequired] public Transaction Transaction { get; set; } = default!;

    [Parameter, EditorRequired] public string InitiatorPushId { get; set; } = "";

    /// <summary>Whether its push has no content any more: said in the button's place.</summary>
    [Parameter, EditorRequired] public bool ContentErased { get; set; }

    /// <summary>The transaction with its new run.</summary>
    [Parameter] public EventCallback<Transaction> OnOpened { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private async Task AskAsync()
    {
        var parameters = new DialogParameters<RetryDialog>
        {
            { dialog => dialog.Transaction, Transaction },
            { dialog => dialog.InitiatorPushId, InitiatorPushId },
            { dialog => dialog.ChoosesLink, Viewer is { IsStaff: true } },
        };
        var dialog = await dialogs.ShowAsync<RetryDialog>(words["RetryTitle"], parameters);
        if (await dialog.Result is { Canceled: false, Data: Transaction opened })
        {
            notes.Add(words["RetryOpened", opened.Recipient, opened.Run], Severity.Success);
            await OnOpened.InvokeAsync(opened);
        }
    }
}
