using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Whether new submissions are taken, and for administrators the way to change that.</summary>
public sealed partial class IntakePanel(SubmissionIntake intake, IntakeControl control) : ComponentBase, IDisposable
{
    private bool _asking;

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private IntakeSuspension? Suspension => intake.Suspension;

    public void Dispose() => intake.Changed -= Show;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            intake.Changed += Show;
        }
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);

    private async Task AskAsync()
    {
        _asking = true;
        try
        {
            await control.AskAsync();
        }
        finally
        {
            _asking = false;
        }
    }
}
