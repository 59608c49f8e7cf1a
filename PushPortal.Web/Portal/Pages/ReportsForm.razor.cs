using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Reports;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The days and the account of a report. Applying it goes to another address: the address is the report.</summary>
public sealed partial class ReportsForm(IAccountDirectory accounts, NavigationManager navigation) : ComponentBase
{
    private ReportsQuery? _read;
    private DateOnly? _from;
    private DateOnly? _to;
    private string? _account;

    [Parameter, EditorRequired] public ReportsQuery Query { get; set; } = new();

    /// <summary>Null when the days in the address cannot be used.</summary>
    [Parameter, EditorRequired] public ReportRange? Range { get; set; }

    protected override void OnParametersSet()
    {
        // What is being typed stays when the page repaints under the same address.
        if (Query == _read)
        {
            return;
        }

        _read = Query;
        (_from, _to, _account) = (Range?.First ?? ReportDay.Read(Query.From), Range?.Last ?? ReportDay.Read(Query.To), Query.Account ?? "");
    }

    private void Apply() => navigation.NavigateTo((Query with
    {
        From = _from is { } from ? ReportDay.Write(from) : null,
        To = _to is { } to ? ReportDay.Write(to) : null,
        Account = _account,
        Page = null,
    }).ToUri());
}
