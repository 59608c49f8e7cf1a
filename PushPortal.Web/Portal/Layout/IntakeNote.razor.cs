using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Tells everybody on every page while new submissions are refused; staff are told by whom and why.</summary>
public sealed partial class IntakeNote(SubmissionIntake intake) : ComponentBase, IDisposable
{
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;

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
}
