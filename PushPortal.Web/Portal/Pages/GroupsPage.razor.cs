using Microsoft.AspNetCore.Components;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The groups of recipients of an account: a provider's own, or for administrators those of the account in the address.</summary>
public sealed partial class GroupsPage(IRecipientGroups groups, IAccountDirectory accounts, CallerCheck callers, IDialogService dialogs, ISnackbar notes, NavigationManager navigation) : PortalPage
{
    private ServiceProvider? _account;
    private IReadOnlyList<RecipientGroupLine> _groups = [];
    private RecipientGroup? _edited;
    private string? _form;
    private string? _name;
    private string? _numbers;
    private string? _nameError;
    private string? _numbersError;
    private PageError? _refused;
    private bool _busy;

    /// <summary>The code of the account, for administrators.</summary>
    [SupplyParameterFromQuery] private string? Account { get; set; }

    /// <summary>Whether the form for a new group is open.</summary>
    [SupplyParameterFromQuery] private bool New { get; set; }

    /// <summary>The group that is changed.</summary>
    [SupplyParameterFromQuery] private string? Group { get; set; }

    /// <summary>Of the account, where the address has to name it.</summary>
    private string? Code => Viewer.IsAdmin ? _account?.Code : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _account = Viewer.AccountId is { } own ? accounts.Find(own) : Account is { Length: > 0 } code ? accounts.Find(code) : null;
        _groups = _account is { } account ? await groups.OfAsync(account.Id, Gone) : [];
        _edited = _account is not null && PublicId.TryParse(PublicId.RecipientGroup, Group, out var id) ? await groups.FindAsync(id, _account.Id, Gone) : null;
        // What is being typed stays when the page is drawn again under the same address.
        var form = $"{_account?.Id}/{New}/{_edited?.Id}";
        if (_form != form)
        {
            _form = form;
            (_name, _numbers) = (_edited?.Name, _edited is null ? null : string.Join('\n', _edited.Numbers));
            (_nameError, _numbersError, _refused) = (null, null, null);
        }
    }

    private async Task SaveAsync()
    {
        if (_busy || _account is not { } account || Read(account.Id) is not { } group)
        {
            return;
        }

        _busy = true;
        _refused = null;
        try
        {
            if (await callers.OfAsync(PortalPolicies.Submit) is not { } caller || !caller.Viewer.MaySubmitFor(account.Id))
            {
                _refused = Text["NotAllowedWhy"];
                return;
            }

            switch (await groups.SaveAsync(group, caller.Actor, CancellationToken.None))
            {
                case RecipientGroupSaved.Saved:
                    navigation.NavigateTo(PortalLinks.GroupsOf(Code));
                    break;
                case RecipientGroupSaved.NameTaken:
                    _nameError = Text["RecipientGroupNameTaken"];
                    break;
                case RecipientGroupSaved.TooMany:
                    _refused = Text["TooManyRecipientGroups", RecipientGroup.Most];
                    break;
                default:
                    _refused = Text["RecipientGroupGone"];
                    break;
            }
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            _refused = Text["StoreBusy"];
        }
        finally
        {
            _busy = false;
        }
    }

    private RecipientGroup? Read(long accountId)
    {
        var name = _name?.Trim() ?? "";
        _nameError = RecipientGroup.IsName(name) ? null : Text["RecipientGroupNameNeeded", RecipientGroup.LongestName].Value;
        _numbersError = null;
        var numbers = new List<string>();
        foreach (var written in new NewPushForm { To = _numbers ?? "" }.Numbers)
        {
            if (Msisdn.TryParse(written, out var number, out _))
            {
                numbers.Add(number);
            }
            else
            {
                _numbersError ??= Text["BadNumber", written];
            }
        }

        _numbersError ??= numbers.Count is 0 or > RecipientGroup.MostNumbers ? Text["RecipientGroupHint", RecipientGroup.MostNumbers].Value : null;
        return _nameError is null && _numbersError is null ? new RecipientGroup { Id = _edited?.Id ?? 0, AccountId = accountId, Name = name, Numbers = [.. numbers.Distinct()] } : null;
    }

    private async Task DeleteAsync(RecipientGroupLine group)
    {
        if (await dialogs.ShowMessageBoxAsync(Text["DeleteRecipientGroupTitle"], Text["DeleteRecipientGroupEffect", group.Name, group.Numbers], yesText: Text["Delete"], noText: Text["Back"]) != true)
        {
            return;
        }

        try
        {
            if (await callers.OfAsync(PortalPolicies.Submit) is not { } caller || _account is not { } account || !caller.Viewer.MaySubmitFor(account.Id))
            {
                notes.AddError(Text["NotAllowedWhy"]);
                return;
            }

            await groups.DeleteAsync(group.Id, account.Id, caller.Actor, CancellationToken.None);
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            notes.AddError(Text["StoreBusy"]);
        }

        await LoadAsync();
    }

    private static string IdOf(RecipientGroupLine group) => PublicId.Format(PublicId.RecipientGroup, group.Id);
}
