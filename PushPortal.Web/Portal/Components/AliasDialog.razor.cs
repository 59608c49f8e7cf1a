using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Takes a new alias, or changes of one.</summary>
public sealed partial class AliasDialog(
    IAddressAliases aliases, IAccountDirectory accounts, CallerCheck callers, IStringLocalizer<Texts> words) : ComponentBase
{
    private string? _name;
    private string? _number;
    private string _account = "";
    private string? _nameError;
    private string? _numberError;
    private PageError? _refused;
    private bool _saving;

    /// <summary>The alias as it is; null for a new one.</summary>
    [Parameter] public AddressAlias? Alias { get; set; }

    [CascadingParameter] private IMudDialogInstance? Frame { get; set; }

    protected override void OnInitialized()
    {
        _name = Alias?.Name;
        _number = Alias?.Number;
        _account = Alias?.AccountId is { } id ? accounts.Find(id)?.Code ?? "" : "";
    }

    private async Task SaveAsync()
    {
        if (_saving || Read() is not { } alias)
        {
            return;
        }

        _saving = true;
        try
        {
            // Dialogs stand outside the page that opened them: the right is asked for again where it is used.
            var saved = await callers.OfAsync(PortalPolicies.Admin) is { } caller ? await aliases.SaveAsync(alias, caller.Actor, CancellationToken.None) : (AliasSaved?)null;
            Answer(saved, alias);
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            _refused = words["StoreBusy"];
        }
        finally
        {
            _saving = false;
        }
    }

    private AddressAlias? Read()
    {
        _refused = null;
        var name = AliasName.Of(_name ?? "");
        _nameError = AliasName.IsValid(name) ? null : words["BadAlias", AliasName.MaxLength].Value;
        _numberError = Msisdn.TryParse(_number, out var number, out _) ? null : words["BadNumber", _number ?? ""].Value;
        return _nameError is null && _numberError is null
            ? new AddressAlias { Id = Alias?.Id ?? 0, Name = name, Number = number, AccountId = accounts.Find(_account)?.Id }
            : null;
    }

    private void Answer(AliasSaved? saved, AddressAlias alias)
    {
        switch (saved)
        {
            case AliasSaved.Saved:
                Frame?.Close(DialogResult.Ok(alias));
                break;
            case AliasSaved.NameTaken:
                _nameError = words["AliasTaken", alias.Name];
                break;
            case AliasSaved.Gone:
                _refused = words["AliasGone"];
                break;
            default:
                _refused = words["NotAllowedWhy"];
                break;
        }
    }
}
