using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>
/// Names the transaction and what a retry does, and takes a new end of its lifetime when its own has passed. Staff may choose the link that the run goes over; what stands
/// against one is said before it is asked for.
/// </summary>
public sealed partial class RetryDialog(
    PushProxyGateway gateway, IAccountDirectory accounts, IAuditLog audit, CallerCheck callers, RouteDesk desk, IStringLocalizer<Texts> words, TimeProvider clock) : ComponentBase
{
    private string? _deliverBefore;
    private string? _endError;
    private PageError? _refused;
    private bool _asking;
    private string? _link;
    private IReadOnlyList<LinkChoice> _choices = [];

    [Parameter, EditorRequired] public Transaction Transaction { get; set; } = default!;

    [Parameter, EditorRequired] public string InitiatorPushId { get; set; } = "";

    [CascadingParameter] private IMudDialogInstance? Frame { get; set; }

    /// <summary>Whether the link may be chosen.</summary>
    [Parameter] public bool ChoosesLink { get; set; }

    [CascadingParameter] private ViewSettings Settings { get; set; } = ViewSettings.Default;

    private bool NeedsNewEnd => Transaction.DeliverBeforeGiven && Transaction.ExpiresAt <= clock.GetUtcNow();

    private LinkObjection? Objection => _choices.FirstOrDefault(choice => choice.Name == _link)?.Objection;

    private string? LinkError => Objection is { } why ? words["RetryLinkBut", _link!, words[$"LinkObjection_{why}"]].Value : null;

    protected override void OnInitialized() => _choices = ChoosesLink ? desk.ChoicesFor(Transaction) : [];

    private async Task RetryAsync()
    {
        if (_asking || !TryReadEnd(out var deliverBefore) || Objection is not null)
        {
            return;
        }

        _asking = true;
        _refused = null;
        try
        {
            if (await callers.OfAsync(PortalPolicies.Retry) is not { Viewer: var viewer } caller)
            {
                _refused = words["NotAllowedWhy"];
                return;
            }

            var link = viewer.IsStaff && _link is { Length: > 0 } chosen ? chosen : null;
            var result = await gateway.RetryAsync(Transaction.Id, viewer.AccountId, viewer.Name, deliverBefore, link, CancellationToken.None);
            if (result is RetryResult.Opened)
            {
                await audit.WriteAsync(caller.Actor.Did(AuditAction.TransactionRetried, AuditSubject.Transaction(Transaction.Id), accounts.Find(Transaction.AccountId)?.Code).Changing(null, link is null ? null : new { Link = link }), CancellationToken.None);
            }

            Answer(result);
        }
        catch (StoreBusyException)
        {
            _refused = words["StoreBusy"];
        }
        finally
        {
            _asking = false;
        }
    }

    private bool TryReadEnd(out DateTimeOffset? deliverBefore)
    {
        deliverBefore = null;
        if (!NeedsNewEnd)
        {
            return true;
        }

        var isTime = Settings.TryReadInput(_deliverBefore, out deliverBefore);
        _endError = !isTime || deliverBefore is null ? words["TimeNeeded"].Value
            : deliverBefore <= clock.GetUtcNow() ? words["TimePassed"].Value
            : null;
        return _endError is null;
    }

    private void Answer(RetryResult result)
    {
        switch (result)
        {
            case RetryResult.Opened opened:
                Frame?.Close(DialogResult.Ok(opened.Transaction));
                break;
            case RetryResult.Refused refused:
                _refused = words["RetryRefused", words.OfSentence(refused.Why)];
                break;
            case RetryResult.LinkRefused wrong:
                _refused = words["RetryLinkBut", wrong.Link, words[$"LinkObjection_{wrong.Why}"]];
                break;
            case RetryResult.NotFound:
                _refused = words["RetryNotFound"];
                break;
        }
    }
}
