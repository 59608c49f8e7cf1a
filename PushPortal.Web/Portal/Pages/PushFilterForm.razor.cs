using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Web.Lists;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The filter of the list of pushes. Applying it goes to another address: the address is the filter.</summary>
public sealed partial class PushFilterForm(IAccountDirectory accounts, NavigationManager navigation) : ComponentBase
{
    /// <summary>What is pushed most; others can be written.</summary>
    private static readonly string[] KnownTypes =
    [
        "application/vnd.wap.sic", "application/vnd.wap.slc", "application/vnd.wap.coc", "application/vnd.wap.emn+wbxml", "application/vnd.wap.mms-message",
        "application/vnd.wap.connectivity-wbxml", "application/vnd.syncml.notification", "application/vnd.omaloc-supl-init", NoneWord.Word,
    ];

    private PushListQuery? _read;
    private string? _status;
    private string? _account;
    private string? _recipient;
    private string? _pushId;
    private string? _tag;
    private string? _traceId;
    private string? _link;
    private string? _contentType;
    private string? _source;
    private string? _reason;
    private string? _code;
    private string? _segments;
    private string? _from;
    private string? _to;

    [Parameter, EditorRequired] public PushListQuery Query { get; set; } = new();

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    [CascadingParameter] private ViewSettings Settings { get; set; } = ViewSettings.Default;

    protected override void OnParametersSet()
    {
        // What is being typed stays when the page repaints under the same address.
        if (Query == _read)
        {
            return;
        }

        _read = Query;
        _status = Query.Status ?? "";
        _account = Query.Account ?? "";
        _recipient = Query.Recipient;
        _pushId = Query.PushId;
        _tag = Query.Tag;
        _traceId = Query.TraceId;
        _link = Query.Link;
        _contentType = Query.ContentType;
        _source = Query.Source ?? "";
        _reason = Query.Reason ?? "";
        _code = Query.Code;
        _segments = Query.Segments;
        _from = Settings.ToInput(PushListQuery.ReadInstant(Query.From));
        _to = Settings.ToInput(PushListQuery.ReadInstant(Query.To));
    }

    private void Apply()
    {
        Settings.TryReadInput(_from, out var from);
        Settings.TryReadInput(_to, out var to);
        navigation.NavigateTo(PortalLinks.Plain(new PushListQuery
        {
            Status = _status,
            Account = _account,
            Recipient = _recipient?.Trim(),
            PushId = _pushId,
            Tag = _tag?.Trim(),
            TraceId = _traceId?.Trim(),
            Link = _link?.Trim(),
            ContentType = _contentType?.Trim(),
            Source = _source,
            Reason = _reason,
            Code = _code?.Trim(),
            Segments = _segments?.Trim(),
            From = PushListQuery.Format(from),
            To = PushListQuery.Format(to),
        }.ToUri()));
    }
}
