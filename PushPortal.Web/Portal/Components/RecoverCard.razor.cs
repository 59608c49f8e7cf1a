using System.Globalization;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Callbacks;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Tells again all that was not told since a time: counts it first, starts it, and shows how far it is.</summary>
public sealed partial class RecoverCard(
    CallbackRecoveries recoveries, ICallbackLog log, IAccountDirectory accounts, IAuditLog audit, CallerCheck callers, BrowserTab tab, TimeProvider clock) : ComponentBase, IDisposable
{
    private const int MostShown = 5;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private IReadOnlyList<CallbackRecovery> _shown = [];
    private (UntoldFilter Filter, int Count)? _counted;
    private UntoldFilter? _of;
    private IDisposable? _timer;
    private string? _since;
    private string? _error;
    private bool _busy;

    /// <summary>Whose, and of which target and kind; the time is asked here.</summary>
    [Parameter, EditorRequired] public UntoldFilter Filter { get; set; } = new();

    /// <summary>The account that looks; null for staff.</summary>
    [Parameter] public long? AccountId { get; set; }

    /// <summary>The list is another by now.</summary>
    [Parameter] public EventCallback OnProgress { get; set; }

    [CascadingParameter] private ViewSettings Settings { get; set; } = ViewSettings.Default;

    public void Dispose() => _timer?.Dispose();

    protected override void OnParametersSet()
    {
        if (_of != Filter)
        {
            (_of, _counted) = (Filter, null);
        }

        _since ??= Settings.ToInput(clock.GetUtcNow().AddDays(-1));
        _shown = Recoveries();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = tab.Every(LookEvery, () => _ = InvokeAsync(LookAsync));
        }
    }

    private async Task LookAsync()
    {
        var now = Recoveries();
        if (!now.SequenceEqual(_shown))
        {
            _shown = now;
            await OnProgress.InvokeAsync();
            StateHasChanged();
        }
    }

    /// <summary>What was counted no further is at least so many.</summary>
    private static string Counted(int count) => count >= ICallbackLog.MostCounted ? $"{count:N0}+" : count.ToString(CultureInfo.CurrentCulture);

    private IReadOnlyList<CallbackRecovery> Recoveries() => [.. recoveries.Of(AccountId).Take(MostShown)];

    private void Change(string? since) => (_since, _counted, _error) = (since, null, null);

    private async Task CountAsync()
    {
        var isTime = Settings.TryReadInput(_since, out var since);
        _error = !isTime || since is null ? Text["TimeNeeded"].Value : null;
        if (_error is null)
        {
            var filter = Filter with { From = since };
            _counted = (filter, await log.CountAsync(filter, ICallbackLog.MostCounted, CancellationToken.None));
        }
    }

    private async Task StartAsync(UntoldFilter filter)
    {
        _busy = true;
        try
        {
            if (await callers.OfAsync(PortalPolicies.Retry) is { } caller && (caller.Viewer.AccountId is null || caller.Viewer.AccountId == filter.AccountId))
            {
                var start = await recoveries.StartAsync(filter, caller.Viewer.Name, CancellationToken.None);
                _error = start is RecoveryStart.TooMany ? Text["RecoverTooMany"].Value : null;
                if (start is RecoveryStart.Begun { Recovery: var begun })
                {
                    var code = filter.AccountId is { } account ? accounts.Find(account)?.Code : null;
                    await audit.WriteAsync(caller.Actor.Did(AuditAction.CallbacksRecovered, AuditSubject.Account(code ?? "*"), code).Changing(null, begun.Facts), CancellationToken.None);
                }
            }
        }
        finally
        {
            (_busy, _counted) = (false, null);
        }

        _shown = Recoveries();
    }
}
