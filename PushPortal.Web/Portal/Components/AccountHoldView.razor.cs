using Microsoft.AspNetCore.Components;
using PushPortal.Web.Portal.Account;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Components;

/// <summary>Whether an account's pushes are held, by whom and why; and for administrators the way to change that.</summary>
public sealed partial class AccountHoldView(HoldControl control) : ComponentBase
{
    private bool _asking;

    [Parameter, EditorRequired] public ServiceProvider Account { get; set; } = default!;

    /// <summary>After it was held or released.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private async Task AskAsync()
    {
        _asking = true;
        try
        {
            if (await control.AskAsync(Account))
            {
                await OnDone.InvokeAsync();
            }
        }
        finally
        {
            _asking = false;
        }
    }
}
