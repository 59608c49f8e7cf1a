using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Callbacks;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Components;

/// <summary>An account's callback endpoint: how it stands, the form that changes it, and a test event.</summary>
public sealed partial class CallbackEndpointCard(
    ICallbackEndpoints endpoints, ICallbackTest test, CallbackHealth health, CallerCheck callers, DangerQuestion danger, IStringLocalizer<Texts> words, TimeProvider clock) : ComponentBase
{
    private (long Account, int Version) _shown = (0, -1);
    private string _url = "";
    private CallbackEvents _events = CallbackEvents.All;
    private CallbackTestAnswer? _answer;
    private bool _badUrl;
    private bool _noEvents;
    private bool _saved;
    private bool _changed;
    private bool _storeFails;
    private bool _busy;

    [Parameter, EditorRequired] public ServiceProvider Account { get; set; } = default!;

    [Parameter] public EventCallback OnChanged { get; set; }

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private CallbackEndpoint? Endpoint => Account.Callbacks;

    protected override void OnParametersSet()
    {
        var now = (Account.Id, Endpoint?.Version ?? 0);
        if (_shown == now)
        {
            return;
        }

        if (_shown.Account != Account.Id)
        {
            (_saved, _changed, _storeFails, _answer) = (false, false, false, null);
        }

        _shown = now;
        (_url, _events) = (Endpoint?.Url.OriginalString ?? "", Endpoint?.Events ?? CallbackEvents.All);
    }

    private Task SaveAsync() => ChangeAsync(() => callers.OfAsync(PortalPolicies.Manage), caller => SaveAsync(caller, null, new CallbackEdit(_url, _events, Endpoint?.Enabled ?? true)));

    private Task SwitchAsync(CallbackEndpoint endpoint)
    {
        var edit = new CallbackEdit(endpoint.Url.OriginalString, endpoint.Events, !endpoint.Enabled);
        return endpoint.Enabled
            ? DangerAsync("DisableEndpoint", "Disable", (caller, reason) => SaveAsync(caller, reason, edit))
            : ChangeAsync(() => callers.OfAsync(PortalPolicies.Manage), caller => SaveAsync(caller, null, edit));
    }

    private Task DeleteAsync(CallbackEndpoint endpoint) =>
        DangerAsync("RemoveEndpoint", "Remove", async (caller, reason) => _changed = !await endpoints.DeleteAsync(Account.Id, caller.Actor, reason, endpoint.Version, CancellationToken.None));

    private async Task SaveAsync(PortalCaller caller, string? reason, CallbackEdit edit)
    {
        var saved = await endpoints.SaveAsync(Account.Id, edit, caller.Actor, reason, Endpoint?.Version ?? 0, CancellationToken.None);
        (_saved, _badUrl, _noEvents, _changed) = (saved is CallbackSaved.Saved, saved is CallbackSaved.BadUrl, saved is CallbackSaved.NoEvents, saved is CallbackSaved.Changed);
    }

    private Task TestAsync(CallbackEndpoint endpoint) => ChangeAsync(
        () => callers.OfAsync(PortalPolicies.Retry), async _ => _answer = await test.SendAsync(Account, endpoint, CancellationToken.None));

    /// <param name="name">Of the texts that ask.</param>
    private Task DangerAsync(string name, string verb, Func<PortalCaller, string?, Task> change)
    {
        string? reason = null;
        return ChangeAsync(
            async () =>
            {
                var asked = await danger.AskAsync(PortalPolicies.Manage, words[$"{name}Title"], words[$"{name}Effect", Account.Name], words[verb]);
                reason = asked?.Reason;
                return asked?.Caller;
            },
            caller => change(caller, reason));
    }

    private async Task ChangeAsync(Func<Task<PortalCaller?>> who, Func<PortalCaller, Task> change)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        (_saved, _badUrl, _noEvents, _changed, _storeFails) = (false, false, false, false, false);
        try
        {
            if (await who() is { } caller && (caller.Viewer.AccountId is null || caller.Viewer.AccountId == Account.Id))
            {
                await change(caller);
            }
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            _storeFails = true;
        }
        finally
        {
            _busy = false;
        }

        await OnChanged.InvokeAsync();
    }
}
