using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The portal's users, and the form that adds or changes one: all of them for administrators, the members of the own account for its owners.</summary>
public sealed partial class UsersPage(IPortalUsers users, IAccountDirectory accounts, CallerCheck callers, DangerQuestion danger, NavigationManager navigation) : PortalPage
{
    private const int RowsOfPage = 50;

    private UserPage _page = UserPage.Empty;
    private UserRecord? _edited;
    private UserForm _form = new();
    private UserProblem _problem;
    private string? _shown;
    private string? _read;
    private string? _text;
    private string? _password;
    private string? _passwordOf;
    private PageError? _refused;
    private bool _isNew;
    private bool _saved;
    private bool _busy;

    /// <summary>How the names begin.</summary>
    [SupplyParameterFromQuery] private string? Q { get; set; }

    /// <summary>The name that the page begins after.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    /// <summary>The name of the user in the form.</summary>
    [SupplyParameterFromQuery] private string? User { get; set; }

    /// <summary>Whether the form is that of a new one.</summary>
    [SupplyParameterFromQuery] private bool New { get; set; }

    private bool HasFilter => !string.IsNullOrWhiteSpace(Q);

    private IReadOnlyList<string> Roles => Viewer.IsAdmin ? PortalRole.All : PortalRole.Members;

    private bool IsOwn => _edited is { } edited && string.Equals(edited.Name, Viewer.Name, StringComparison.OrdinalIgnoreCase);

    protected override async Task OnParametersSetAsync()
    {
        // What is being typed stays when the page repaints under the same address.
        if (Q != _read)
        {
            (_read, _text) = (Q, Q);
        }

        await LoadAsync();
        var asked = New ? "" : User;
        if (asked == _shown && _isNew == New)
        {
            return;
        }

        (_shown, _isNew) = (asked, New);
        (_problem, _refused, _saved, _password) = (UserProblem.None, null, false, null);
        _form = _edited is { } edited ? UserForm.Of(edited, AccountOf(edited)) : new UserForm();
    }

    private async Task LoadAsync()
    {
        _page = await users.PageAsync(Viewer.AccountId, Q, After, RowsOfPage, Gone);
        _edited = New || string.IsNullOrEmpty(User) ? null : await users.FindAsync(User, Viewer.AccountId, Gone);
    }

    private void Search() => navigation.NavigateTo(PortalLinks.UserPage(_text?.Trim(), null));

    private ServiceProvider? AccountOf(UserRecord user) => user.AccountId is { } id ? accounts.Find(id) : null;

    private Task SaveAsync() => ChangeAsync(async authority =>
    {
        if (_edited is not { } edited)
        {
            var name = _form.Name.Trim();
            var added = await users.AddAsync(name, _form.Edit(accounts, authority.AccountId, enabled: true), authority, CancellationToken.None);
            (_password, _passwordOf) = (added.Password, name);
            _form = added.IsDone ? new UserForm() : _form;
            return added;
        }

        return await users.ChangeAsync(edited.Name, _form.Edit(accounts, authority.AccountId, edited.Enabled), authority, null, CancellationToken.None);
    });

    private Task EnableAsync() => ChangeAsync(authority => users.ChangeAsync(_edited!.Name, Now(enabled: true), authority, null, CancellationToken.None));

    private Task UnlockAsync() => ChangeAsync(authority => users.UnlockAsync(_edited!.Name, authority, CancellationToken.None));

    private Task DisableAsync() => AskAndChangeAsync(
        "DisableUser", (authority, reason) => users.ChangeAsync(_edited!.Name, Now(enabled: false), authority, reason, CancellationToken.None));

    private Task ResetPasswordAsync() => AskAndChangeAsync("ResetPassword", async (authority, reason) =>
    {
        var name = _edited!.Name;
        var reset = await users.ResetPasswordAsync(name, authority, reason, CancellationToken.None);
        (_password, _passwordOf) = (reset.Password, name);
        return reset;
    });

    /// <summary>The user as it stands, whatever is typed in the form.</summary>
    private UserEdit Now(bool enabled) => new(_edited!.Role, _edited.AccountId, enabled);

    private async Task AskAndChangeAsync(string verb, Func<UserAuthority, string, Task<UserResult>> change)
    {
        if (await danger.AskAsync(PortalPolicies.Manage, Text[$"{verb}Title"], Text[$"{verb}Effect", _edited!.Name], Text[verb]) is { } asked)
        {
            await ChangeAsync(authority => change(authority, asked.Reason));
        }
    }

    private async Task ChangeAsync(Func<UserAuthority, Task<UserResult>> change)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _saved, _refused, _problem, _password) = (true, false, null, UserProblem.None, null);
        try
        {
            if (await callers.OfAsync(PortalPolicies.Manage) is not { } caller)
            {
                _refused = Text["NotAllowedWhy"];
                return;
            }

            var result = await change(new UserAuthority(caller.Actor, caller.Viewer.AccountId));
            (_problem, _saved) = (result.Problem, result.IsDone);
            _refused = result.Problem is UserProblem.Gone or UserProblem.Own or UserProblem.LastAdministrator ? Text[$"UserProblem_{result.Problem}"] : null;
            await LoadAsync();
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

    private string? ErrorOf(params ReadOnlySpan<UserProblem> problems) => problems.Contains(_problem) ? Text[$"UserProblem_{_problem}"].Value : null;

    private string? Invalid(params ReadOnlySpan<UserProblem> problems) => problems.Contains(_problem) ? "true" : null;
}
