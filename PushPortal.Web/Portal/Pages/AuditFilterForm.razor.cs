using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The filter of the audit log. Applying it goes to another address: the address is the filter.</summary>
public sealed partial class AuditFilterForm(IAccountDirectory accounts, NavigationManager navigation) : ComponentBase
{
    private AuditQuery? _read;
    private string? _actor;
    private string? _action;
    private string? _subject;
    private string? _account;
    private string? _from;
    private string? _to;

    [Parameter, EditorRequired] public AuditQuery Query { get; set; } = new();

    [CascadingParameter] private ViewSettings Settings { get; set; } = ViewSettings.Default;

    protected override void OnParametersSet()
    {
        // What is being typed stays when the page repaints under the same address.
        if (Query == _read)
        {
            return;
        }

        _read = Query;
        (_actor, _action, _subject, _account) = (Query.Actor, Query.Action ?? "", Query.Subject, Query.Account ?? "");
        _from = Settings.ToInput(PushListQuery.ReadInstant(Query.From));
        _to = Settings.ToInput(PushListQuery.ReadInstant(Query.To));
    }

    private void Apply()
    {
        Settings.TryReadInput(_from, out var from);
        Settings.TryReadInput(_to, out var to);
        navigation.NavigateTo(new AuditQuery
        {
            Actor = _actor?.Trim(),
            Action = _action,
            Subject = _subject?.Trim(),
            Account = _account,
            From = PushListQuery.Format(from),
            To = PushListQuery.Format(to),
        }.ToUri());
    }
}
