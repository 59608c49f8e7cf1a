using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Refusals;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>One submission that was not taken, and why.</summary>
public sealed partial class RefusalPage(IRefusalStore refusals, IAccountDirectory accounts, NavigationManager navigation) : PortalPage
{
    private Refusal? _refusal;

    [Parameter] public string Id { get; set; } = "";

    private IAccountDirectory Accounts => accounts;

    protected override async Task OnParametersSetAsync()
    {
        _refusal = PublicId.TryParse(PublicId.Refusal, Id, out var id) ? await refusals.FindAsync(id, Viewer.AccountId, Gone) : null;
        if (_refusal is null)
        {
            navigation.NotFound();
        }
    }
}
