using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Web.Portal.Account;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Components;

/// <summary>The accounts whose pushes are held, with the way to release them.</summary>
public sealed partial class HeldAccounts(IAccountDirectory accounts, AccountHolds holds) : ComponentBase, IDisposable
{
    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private List<ServiceProvider> Held => [.. accounts.All.Where(account => account.Hold is not null)];

    public void Dispose() => holds.Changed -= Show;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            holds.Changed += Show;
        }
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);
}
