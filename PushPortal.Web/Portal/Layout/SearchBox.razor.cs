using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Refusals;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Layout;

/// <summary>One box for every id and number: goes to the page of what was asked for, or to the list of pushes that have it.</summary>
public sealed partial class SearchBox(IPushEnquiries enquiries, IRefusalStore refusals, ICallbackLog callbacks, IAccountDirectory accounts, NavigationManager navigation) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private string _asked = "";

    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task FindAsync()
    {
        var asked = _asked.Trim();
        if (asked.Length > 0)
        {
            var found = await SearchTarget.FindAsync(asked, Viewer.AccountId, enquiries, refusals, callbacks, accounts, _gone.Token);
            _asked = "";
            navigation.NavigateTo(found);
        }
    }
}
