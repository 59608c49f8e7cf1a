using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The form that submits a push of any content, with a preview of what goes on the air and the same request as other doors take it.</summary>
public sealed partial class NewPushPage(
    PushProxyGateway gateway, IPushEnquiries enquiries, IRecipientGroups groups, IAccountDirectory accounts, LinkWatch links, CallerCheck callers, UnsentWork unsent, NavigationManager navigation, IDialogService dialogs, IStringLocalizer<Texts> words, TimeProvider clock) : PortalPage
{
    private const string Failed = "failed";

    private NewPushForm _form = new();
    private PushDetails? _original;
    private bool _isCopyable = true;

    /// <summary>The form as it was filled for a copy: as it stands then, nothing was typed.</summary>
    private string? _begun;
    private string _key = NewKey();

    /// <summary>What was typed before the connection was lost was looked for.</summary>
    private bool _isReady;

    /// <summary>What stands in the form was typed before the page was loaded anew.</summary>
    private bool _isRestored;
    private NewPushReview _review = default!;
    private PageError? _refused;
    private string? _dryRun;

    /// <summary>The push that was sent to the test recipient.</summary>
    private long? _test;
    private bool _tried;
    private bool _sending;

    /// <summary>The type of content that the form begins with.</summary>
    [SupplyParameterFromQuery] private string? Type { get; set; }

    /// <summary>Recipients that it begins with, parted by commas.</summary>
    [SupplyParameterFromQuery] private string? To { get; set; }

    /// <summary>The group whose numbers it begins with.</summary>
    [SupplyParameterFromQuery] private string? Group { get; set; }

    /// <summary>For administrators: whose group that is.</summary>
    [SupplyParameterFromQuery(Name = "account")] private string? OfAccount { get; set; }

    /// <summary>Our id of the push that it begins as a copy of.</summary>
    [SupplyParameterFromQuery] private string? Copy { get; set; }

    /// <summary>For whom the copy is: <see cref="Failed"/>, or all.</summary>
    [SupplyParameterFromQuery] private string? For { get; set; }

    /// <summary>The transaction whose recipient the copy is for.</summary>
    [SupplyParameterFromQuery(Name = "t")] private string? ForOne { get; set; }

    /// <summary>The original has more recipients than a push may have now.</summary>
    private bool IsCut => _original is { } original && original.Summary.Push.Recipients > original.Transactions.Count;

    /// <summary>What was typed would be lost.</summary>
    private bool IsUnsaved => _form.IsTouched && !_sending && _begun != JsonSerializer.Serialize(_form);

    protected override async Task OnInitializedAsync()
    {
        if (Copy is not null)
        {
            await FillAsync();
        }
        else
        {
            _form.Type = NewPushType.Of(Type).Word;
            _form.To = To ?? "";
            _form.Account = Viewer.IsAdmin && OfAccount is { } code && accounts.Find(code) is not null ? code : _form.Account;
            if (PublicId.TryParse(PublicId.RecipientGroup, Group, out var id) && Account() is { } account && await groups.FindAsync(id, account.Id, Gone) is { } group)
            {
                Add(group);
            }
        }

        Review();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var draft = await unsent.ReadAsync<NewPushDraft>(Viewer);
            await ShowAsync(() =>
            {
                if (draft is not null)
                {
                    (_form, _key, _isRestored) = (draft.Form, draft.Key, true);
                }

                _isReady = true;
                Review();
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>The form as the address has it, and nothing of what was typed.</summary>
    private async Task BeginAnewAsync()
    {
        unsent.Forget();
        (_form, _key, _isRestored, _tried, _refused, _isReady) = (new NewPushForm { Account = _form.Account }, NewKey(), false, false, null, false);
        await OnInitializedAsync();
        _isReady = true;
    }

    /// <summary>The group's numbers beside those that are there: each is sent to once.</summary>
    private void Add(RecipientGroup group)
    {
        _form.To = string.Join('\n', _form.Numbers.Union(group.Numbers));
        Review();
    }

    private async Task FillAsync()
    {
        _original = PublicId.TryParse(PublicId.Push, Copy, out var id) ? await enquiries.FindPushAsync(id, Viewer.AccountId, gateway.MaxRecipients, Gone) : null;
        if (_original is not { Summary.Push: var push, Transactions: var transactions } || accounts.Find(push.AccountId) is not { } account)
        {
            navigation.NotFound();
            return;
        }

        var chosen = PublicId.TryParse(PublicId.Transaction, ForOne, out var one) ? transactions.Where(transaction => transaction.Id == one)
            : For == Failed ? transactions.Where(transaction => transaction.State.IsFailed())
            : transactions;
        var filled = new NewPushCopy(gateway, Settings, words, clock).Of(push, account, chosen.Select(transaction => transaction.Recipient));
        _isCopyable = filled is not null;
        _form = filled ?? _form;
        _begun = JsonSerializer.Serialize(_form);
    }

    private static string NewKey() => $"form:{Guid.NewGuid():n}";

    private void Review()
    {
        (_dryRun, _test) = (null, null);
        _review = NewPushReview.Of(_form, Account(), Settings, gateway, words);
        Keep();
    }

    /// <summary>Only what was typed is kept, and not before the page knows what was typed before it.</summary>
    private void Keep()
    {
        if (_isReady && IsUnsaved)
        {
            unsent.Keep(Viewer, new NewPushDraft(_form, _key));
        }
        else if (_isReady && !_sending)
        {
            unsent.Forget();
        }
    }

    /// <summary>The same answer as sending it would get, and nothing leaves.</summary>
    private async Task DryRunAsync()
    {
        if (ToSend() is { } request)
        {
            await AnsweredAsync(async () => Answer(await gateway.DryRunAsync(request, Gone)));
        }
    }

    /// <summary>Sends the content alone, to the test recipient that always gets it; the form stays as it is.</summary>
    private async Task SendTestAsync()
    {
        var to = _form.To;
        _form.To = TestRecipients.Delivered;
        var request = ToSend();
        _form.To = to;
        Keep();
        if (_sending || request is null)
        {
            return;
        }

        _sending = true;
        await AnsweredAsync(async () =>
        {
            if (await callers.OfAsync(PortalPolicies.Submit) is null)
            {
                _refused = words["NotAllowedWhy"];
                return;
            }

            var test = request with { CopyOf = null, Tags = [], Notify = null, DeliverAfter = null, DeliverBefore = null, Idempotency = null };
            var result = await gateway.SubmitAsync(test, CancellationToken.None);
            _test = (result as SubmitResult.Accepted)?.Push.Id;
            _refused = RefusalOf(result);
        });
        _sending = false;
    }

    /// <summary>What the form says now, unless something is wrong with it.</summary>
    private PushRequest? ToSend()
    {
        _tried = true;
        _refused = null;
        Review();
        if (_review.Request is null)
        {
            _refused = words["FormHasProblems"];
        }

        // However often this form is sent as it stands, one push comes of it.
        return _review.Request is { } request ? request with { Idempotency = new IdempotentRequest(_key, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(_form))) } : null;
    }

    /// <summary>Says why it was refused, when it is.</summary>
    private async Task AnsweredAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (PushRefusedException refused)
        {
            _review.Add(refused, words);
            _refused = words["FormHasProblems"];
        }
        catch (StoreBusyException)
        {
            _refused = words["StoreBusy"];
        }
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (IsUnsaved && await dialogs.ShowMessageBoxAsync(words["LeaveTitle"], words["LeaveEffect"], yesText: words["Leave"], noText: words["Stay"]) != true)
        {
            leaving.PreventNavigation();
        }
        else
        {
            unsent.Forget();
        }
    }

    private ServiceProvider? Account() =>
        _form.CopyOf is not null ? accounts.Find(_form.Account)
        : Viewer.IsAdmin ? accounts.All.FirstOrDefault(account => account.Code == _form.Account)
        : Viewer.AccountId is { } own ? accounts.Find(own)
        : null;

    private void SetTime(NewPushTime time, ChangeEventArgs change)
    {
        time.Set(_form, change.Value as string);
        Review();
    }

    private void Set(NewPushField field, ChangeEventArgs change)
    {
        _form.Content[field.Name] = change.Value as string ?? "";
        Review();
    }

    private string? ErrorOf(NewPushField field) => ErrorOf(field.Pointer, _form.Typed(field));

    private string? Invalid(NewPushField field) => ErrorOf(field) is null ? null : "true";

    /// <summary>A field that is still empty is not blamed before sending was tried.</summary>
    private string? ErrorOf(string pointer, string? written) =>
        _tried || !string.IsNullOrEmpty(written) ? _review.Problems.GetValueOrDefault(pointer) : null;

    private string? Invalid(string pointer, string? written) => ErrorOf(pointer, written) is null ? null : "true";

    private async Task SubmitAsync()
    {
        if (_sending || ToSend() is not { } request)
        {
            return;
        }

        _sending = true;
        var isSent = false;
        await AnsweredAsync(async () =>
        {
            if (await callers.OfAsync(PortalPolicies.Submit) is null)
            {
                _refused = words["NotAllowedWhy"];
                return;
            }

            // Not the page's own end: a push that was sent for is sent, even when the page is left at once.
            isSent = Answer(await gateway.SubmitAsync(request, CancellationToken.None));
        });
        _sending = isSent;
    }

    /// <returns>Whether the form is done with: a second click on it does nothing.</returns>
    private bool Answer(SubmitResult result)
    {
        switch (result)
        {
            case SubmitResult.Accepted accepted:
                navigation.NavigateTo(PortalLinks.Push(accepted.Push.Id));
                return true;
            case SubmitResult.WouldBeAccepted would:
                _dryRun = words["DryRunFine", would.Transactions.Count, would.Encoded.Segments, would.ShortMessages];
                return false;
            case SubmitResult.Repeated repeated:
                navigation.NavigateTo(PortalLinks.Push(repeated.PushId));
                return true;
            default:
                if ((_refused = RefusalOf(result)) is null)
                {
                    // It was sent before with other fields: what stands here now is another push.
                    _key = NewKey();
                    Keep();
                    _refused = words["SentBefore"];
                }

                return false;
        }
    }

    /// <summary>Why the gateway takes nothing now; null when that is not the answer.</summary>
    private PageError? RefusalOf(SubmitResult result) => result switch
    {
        SubmitResult.Overloaded => words["Overloaded"],
        SubmitResult.AtLimit limited => words[$"AtLimit_{limited.Limit.Kind}"],
        SubmitResult.Suspended => words["SubmissionsSuspended"],
        _ => null,
    };
}
