using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Tells everybody on every page while new submissions are refused; staff are told by whom and why.</summary>
public sealed partial class IntakeNote(SubmissionIntake intake, BrowserTab tab) : ComponentBase, IDisposable
{
    private HeldRedraw? _redraw;

    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;

    private IntakeSuspension? Suspension => intake.Suspension;

    public void Dispose()
    {
        intake.Changed -= Show;
        _redraw?.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _redraw = tab.Redraw(() => _ = InvokeAsync(StateHasChanged));
            intake.Changed += Show;
        }
    }

    private void Show() => _redraw?.Tell();
}
