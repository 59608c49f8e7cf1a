using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The API keys of an account: a provider's own, or for administrators those of the account in the address. A secret is here until it was copied, and nowhere else.</summary>
public sealed partial class KeysPage(
    IApiKeys keys, IAccountDirectory accounts, KeyRevocation revocation, CallerCheck callers, IDialogService dialogs, NavigationManager navigation, IStringLocalizer<Texts> words, TimeProvider clock) : PortalPage
{
    private const string LiveKind = "live";
    private const string TestKind = "test";
    private const ApiScopes UsualScopes = ApiScopes.Submit | ApiScopes.Read;

    private ServiceProvider? _account;
    private IReadOnlyList<ApiKey> _keys = [];
    private DateTimeOffset _now;
    private ApiKeyMade.Made? _made;
    private string? _name;
    private string _kind = LiveKind;
    private string? _expiry;
    private bool _expiryIsWrong;
    private ApiScopes _scopes = UsualScopes;
    private ApiKeyField? _wrong;
    private PageError? _refused;
    private bool _busy;

    /// <summary>The code of the account, for administrators.</summary>
    [SupplyParameterFromQuery] private string? Account { get; set; }

    /// <summary>Whether the form for a new key is open.</summary>
    [SupplyParameterFromQuery] private bool New { get; set; }

    /// <summary>Of the account, where the address has to name it.</summary>
    private string? Code => Viewer.IsStaff ? _account?.Code : null;

    protected override void OnParametersSet()
    {
        var account = Viewer.AccountId is { } own ? accounts.Find(own) : Account is { Length: > 0 } code ? accounts.Find(code) : null;
        if (account?.Id != _account?.Id)
        {
            _made = null;
            Empty();
        }

        _account = account;
        Load();
    }

    private void Load()
    {
        _now = clock.GetUtcNow();
        _keys = _account is { } account ? keys.Of(account.Id) : [];
    }

    private void Empty()
    {
        (_name, _kind, _expiry, _expiryIsWrong, _scopes) = (null, LiveKind, null, false, UsualScopes);
        (_wrong, _refused) = (null, null);
    }

    private async Task CreateAsync()
    {
        _expiryIsWrong = !Settings.TryReadInput(_expiry, out var expiresAt);
        (_wrong, _refused) = (null, null);
        if (_busy || _expiryIsWrong || _account is not { } account)
        {
            return;
        }

        _busy = true;
        try
        {
            if (await callers.OfAsync(PortalPolicies.Manage) is not { } caller || !caller.Viewer.MayManageOf(account.Id))
            {
                _refused = words["NotAllowedWhy"];
                return;
            }

            var wish = new ApiKeyWish { Name = _name ?? "", Scopes = _scopes, IsTest = _kind == TestKind, ExpiresAt = expiresAt };
            Answer(await keys.CreateAsync(account.Id, wish, caller.Actor, CancellationToken.None));
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            _refused = words["StoreBusy"];
        }
        finally
        {
            _busy = false;
        }
    }

    private void Answer(ApiKeyMade answer)
    {
        switch (answer)
        {
            case ApiKeyMade.Made made:
                _made = made;
                Empty();
                navigation.NavigateTo(PortalLinks.KeysOf(Code));
                break;
            case ApiKeyMade.Wrong { Field: var field }:
                _wrong = field;
                break;
            case ApiKeyMade.TooMany { Most: var most }:
                _refused = words["TooManyKeys", most];
                break;
        }
    }

    private async Task RotateAsync(ApiKey key)
    {
        var parameters = new DialogParameters<KeyRotationDialog> { { dialog => dialog.Key, key } };
        var dialog = await dialogs.ShowAsync<KeyRotationDialog>(words["RotateKeyTitle"], parameters);
        if (await dialog.Result is { Canceled: false, Data: ApiKeyMade.Made made })
        {
            _made = made;
            Load();
        }
    }

    private async Task RevokeAsync(ApiKey key)
    {
        if (await revocation.AskAsync(key))
        {
            _made = _made?.Key.Id == key.Id ? null : _made;
            Load();
        }
    }

    private static string IdOf(ApiKey key) => PublicId.Format(PublicId.ApiKey, key.Id);

    /// <summary>What tells the secret: how it begins and ends.</summary>
    private string Shape(ApiKey key) => key.Ending is { } ending ? $"{(key.IsTest ? "ppk_test_" : "ppk_live_")}…{ending}" : words["KeyFromBefore"];

    private string ScopesOf(ApiKey key) => string.Join(words["ListSeparator"], key.Scopes.Words());

    private string? ErrorOf(ApiKeyField field) => _wrong == field ? words[$"KeyWrong_{field}"].Value : null;

    private string? Invalid(ApiKeyField field) => _wrong == field || (field == ApiKeyField.ExpiresAt && _expiryIsWrong) || (field == ApiKeyField.Scopes && _wrong == ApiKeyField.TestScopes) ? "true" : null;
}
