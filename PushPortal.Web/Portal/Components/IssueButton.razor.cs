using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Issues;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Opens what can be decided about a group of failures, for those who may.</summary>
public sealed partial class IssueButton(IDialogService dialogs, IStringLocalizer<Texts> words) : ComponentBase
{
    [Parameter, EditorRequired] public FailureIssue Issue { get; set; } = default!;

    /// <summary>What the group is called.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter] public EventCallback OnSaved { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private async Task AskAsync()
    {
        var parameters = new DialogParameters<IssueDialog> { { dialog => dialog.Issue, Issue }, { dialog => dialog.Me, Viewer!.Name } };
        var dialog = await dialogs.ShowAsync<IssueDialog>(words["IssueSeeToOf", Name], parameters);
        if (await dialog.Result is { Canceled: false })
        {
            await OnSaved.InvokeAsync();
        }
    }
}
