using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The bulk retries that were planned or carried out, the newest first.</summary>
public sealed partial class RetriesPage(BulkRetries retries) : PortalPage
{
    private const int RowsOfPage = 50;

    private IReadOnlyList<BulkRetry> _rows = [];
    private bool _more;

    /// <summary>The bulk retry that the page begins after.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var found = await retries.PageAsync(Viewer.AccountId, PublicId.TryParse(PublicId.BulkRetry, After, out var id) ? id : null, RowsOfPage + 1, Gone);
        (_rows, _more) = ([.. found.Take(RowsOfPage)], found.Count > RowsOfPage);
    }
}
