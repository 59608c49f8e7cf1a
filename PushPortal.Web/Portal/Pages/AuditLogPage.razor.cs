using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>Who did what, the newest first, with what changed by it. For administrators.</summary>
public sealed partial class AuditLogPage(IAuditLog audit) : PortalPage
{
    private const int RowsOfPage = 50;

    private AuditPage _page = AuditPage.Empty;
    private AuditRecord? _opened;

    [SupplyParameterFromQuery] private string? Actor { get; set; }

    [SupplyParameterFromQuery] private string? Action { get; set; }

    [SupplyParameterFromQuery] private string? Subject { get; set; }

    [SupplyParameterFromQuery] private string? Account { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    /// <summary>Where the page begins.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    /// <summary>The entry that is shown whole.</summary>
    [SupplyParameterFromQuery] private string? Entry { get; set; }

    private AuditQuery Query => new() { Actor = Actor, Action = Action, Subject = Subject, Account = Account, From = From, To = To, After = After };

    protected override async Task OnParametersSetAsync()
    {
        _page = await audit.PageAsync(Query.ToFilter(), AuditPosition.Parse(After), RowsOfPage, Gone);
        _opened = PublicId.TryParse(PublicId.Audit, Entry, out var id) ? await audit.FindAsync(id, Gone) : null;
    }
}
