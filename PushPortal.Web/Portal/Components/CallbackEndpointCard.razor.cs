using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Callbacks;
using PushPortal.Web.Portal.Account;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Components;

/// <summary>An account's callback endpoint: how it stands, the form that changes it, and a test event.</summary>
public sealed partial class CallbackEndpointCard(
    ICallbackEndpoints endpoints, ICallbackTest test, CallbackHealth health, IDialogService dialogs, IStringLocalizer<Texts> words, TimeProvider clock) : ComponentBase
{
    private (long Account, int Version) _shown = (0, -1);
    private string _url = "";
    private CallbackEvents _events = CallbackEvents.All;
    private CallbackTestAnswer? _answer;
    private bool _badUrl;
    private bool _noEvents;
    private bool _saved;
    private bool _changed;
    private bool _busy;

    [Parameter, EditorRequired] public ServiceProvider Account { get; set; } = default!;

    /// <summary>Whether the viewer may change it, rather than look and test.</summary>
    [Parameter] public bool MayChange { get; set; }

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
            (_saved, _changed, _answer) = (false, false, null);
        }

        _shown = now;
        (_url, _events) = (Endpoint?.Url.OriginalString ?? "", Endpoint?.Events ?? CallbackEvents.All);
    }

    private Task SaveAsync() => SaveAsync(new CallbackEdit(_url, _events, Endpoint?.Enabled ?? true));

    private Task SwitchAsync(CallbackEndpoint endpoint) => SaveAsync(new CallbackEdit(endpoint.Url.OriginalString, endpoint.Events, !endpoint.Enabled));

    private Task SaveAsync(CallbackEdit edit) => ChangeAsync(async () =>
    {
        var saved = await endpoints.SaveAsync(Account.Id, edit, Viewer.Name, Endpoint?.Version ?? 0, CancellationToken.None);
        (_saved, _badUrl, _noEvents, _changed) = (saved is CallbackSaved.Saved, saved is CallbackSaved.BadUrl, saved is CallbackSaved.NoEvents, saved is CallbackSaved.Changed);
    });

    private async Task DeleteAsync(CallbackEndpoint endpoint)
    {
        if (await dialogs.ShowMessageBoxAsync(words["RemoveEndpointTitle"], words["RemoveEndpointEffect", Account.Name], yesText: words["Remove"], noText: words["Back"]) == true)
        {
            await ChangeAsync(async () => _changed = !await endpoints.DeleteAsync(Account.Id, endpoint.Version, CancellationToken.None));
        }
    }

    private async Task TestAsync(CallbackEndpoint endpoint)
    {
        _busy = true;
        try
        {
            _answer = await test.SendAsync(Account, endpoint, CancellationToken.None);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ChangeAsync(Func<Task> change)
    {
        if (_busy || !MayChange)
        {
            return;
        }

        _busy = true;
        (_saved, _badUrl, _noEvents, _changed) = (false, false, false, false);
        try
        {
            await change();
        }
        finally
        {
            _busy = false;
        }

        await OnChanged.InvokeAsync();
    }
}
