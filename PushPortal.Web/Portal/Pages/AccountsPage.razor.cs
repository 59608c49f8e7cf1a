using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The service providers, and the forms that add and change one. For administrators alone.</summary>
public sealed partial class AccountsPage(
    IAccountDirectory accounts, IAccountEditor editor, SmppPasswordRemoval removal, CallerCheck callers, DangerQuestion danger, NavigationManager navigation, IStringLocalizer<Texts> words, IOptions<StorageOptions> storage, TimeProvider clock) : PortalPage
{
    private ServiceProvider? _edited;
    private AccountForm _form = new();
    private AccountProblem? _problem;
    private string? _secret;
    private string? _password;
    private bool _passwordIsWrong;
    private bool _passwordSet;
    private bool _saved;
    private bool _storeFails;
    private bool _busy;
    private string _code = "";
    private string? _added;
    private bool _wasNew;

    /// <summary>Whether the account in the form was added by this page just before.</summary>
    private bool _isAdded;

    /// <summary>The code of the account in the form.</summary>
    [SupplyParameterFromQuery] private string? Account { get; set; }

    /// <summary>Whether the form for a new account is open.</summary>
    [SupplyParameterFromQuery] private bool New { get; set; }

    private string? CodeError =>
        _problem is { Field: nameof(AccountWish.Code) } problem ? words[problem.IsTaken ? "AccountCodeTaken" : "AccountCodeWrong", problem.Value, AccountWish.LongestCode].Value : null;

    protected override void OnParametersSet()
    {
        if (_edited?.Code == Account && _wasNew == New)
        {
            return;
        }

        _isAdded = _added is not null && _added == Account;
        (_added, _wasNew, _code) = (null, New, "");
        _edited = Account is { Length: > 0 } ? accounts.Find(Account) : null;
        _form = _edited is null ? new AccountForm() : AccountForm.Of(_edited);
        _problem = null;
        _secret = null;
        (_password, _passwordIsWrong, _passwordSet) = (null, false, false);
        _storeFails = false;
        _saved = false;
    }

    private Task SaveAsync() => ChangeAsync(async account =>
    {
        var (actor, reason) = account.Enabled && !_form.Enabled
            ? await WhyAsync("DisableAccountTitle", "DisableAccountEffect", account, "DisableAccount")
            : ((await callers.OfAsync(PortalPolicies.Admin))?.Actor, null);
        if (actor is not null)
        {
            _problem = await editor.ChangeAsync(account.Id, _form.Edit(), actor, reason, Gone);
            _saved = _problem is null;
        }
    });

    private Task RotateAsync() => ChangeAsync(async account =>
    {
        if (await WhyAsync("RotateSecretTitle", "RotateSecretEffect", account, "RotateSecret") is ({ } actor, var reason))
        {
            _secret = await editor.RotateSecretAsync(account.Id, actor, reason, Gone);
        }
    });

    private async Task<(Actor? Actor, string? Reason)> WhyAsync(string title, string effect, ServiceProvider account, string verb) =>
        await danger.AskAsync(PortalPolicies.Admin, words[title], words[effect, account.Name], words[verb]) is { } asked ? (asked.Actor, asked.Reason) : default;

    /// <summary>The password is in the field only until it was taken; it is shown nowhere.</summary>
    private Task SetPasswordAsync() => ChangeAsync(async account =>
    {
        if (await callers.OfAsync(PortalPolicies.Admin) is not { Actor: var actor })
        {
            return;
        }

        _passwordSet = await editor.SetSmppPasswordAsync(account.Id, _password ?? "", actor, Gone);
        _passwordIsWrong = !_passwordSet;
        _password = _passwordSet ? null : _password;
    });

    private Task RemovePasswordAsync() => ChangeAsync(async account => _passwordSet &= !await removal.AskAsync(account));

    private Task AddAsync() => DoAsync(async () =>
    {
        if (await callers.OfAsync(PortalPolicies.Admin) is not { Actor: var actor })
        {
            return;
        }

        _code = _code.Trim();
        _problem = await editor.AddAsync(new AccountWish(_code, _form.Name), actor, Gone);
        if (_problem is null)
        {
            _added = _code;
            navigation.NavigateTo(PortalLinks.Account(_code));
        }
    });

    private Task ChangeAsync(Func<ServiceProvider, Task> change) => _edited is not { } account ? Task.CompletedTask : DoAsync(async () =>
    {
        _saved = false;
        _isAdded = false;
        await change(account);
        _edited = accounts.Find(account.Id);
    });

    private async Task DoAsync(Func<Task> action)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _storeFails = false;
        try
        {
            await action();
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            _storeFails = true;
        }
        finally
        {
            _busy = false;
        }
    }

    private string Targets(ServiceProvider account)
    {
        IEnumerable<string> loopback = account.AllowsLoopbackTargets ? [words["TargetsLoopback"]] : [];
        return string.Join(", ", loopback.Prepend(words["TargetsPublic"]).Concat(account.AllowedTargetNetworks));
    }

    private string? ErrorOf(string field, string text, params object[] range) =>
        _problem is { } problem && problem.Field == field ? words[text, range.Length == 0 ? [problem.Value] : range].Value : null;

    private string? Invalid(string field) => _problem?.Field == field ? "true" : null;
}
