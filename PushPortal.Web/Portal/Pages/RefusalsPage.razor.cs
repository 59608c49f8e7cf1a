using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>Submissions that were not taken, the newest first.</summary>
public sealed partial class RefusalsPage(IRefusalStore refusals, IAccountDirectory accounts, NavigationManager navigation) : PortalPage
{
    private const int RowsOfPage = 50;

    private IReadOnlyList<Refusal> _rows = [];
    private bool _more;
    private string? _source;
    private string? _pushId;
    private string? _trace;

    [SupplyParameterFromQuery] private string? Source { get; set; }

    [SupplyParameterFromQuery] private string? PushId { get; set; }

    [SupplyParameterFromQuery] private string? Trace { get; set; }

    [SupplyParameterFromQuery] private string? After { get; set; }

    private RefusalListQuery Query => new(Source, PushId, Trace, After);

    private IAccountDirectory Accounts => accounts;

    /// <summary>The form says at once, beside the field, what cannot be used.</summary>
    private static IEnumerable<PushSource> Doors => Enum.GetValues<PushSource>().Where(source => source != PushSource.Form);

    protected override async Task OnParametersSetAsync()
    {
        (_source, _pushId, _trace) = (Source, PushId, Trace);
        var found = await refusals.PageAsync(Query.ToFilter(Viewer.AccountId), RowsOfPage + 1, Gone);
        (_rows, _more) = ([.. found.Take(RowsOfPage)], found.Count > RowsOfPage);
    }

    private void Apply() => navigation.NavigateTo(new RefusalListQuery(_source, _pushId, _trace, null).ToUri());
}
